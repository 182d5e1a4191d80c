"""Who sits at the desk in the tests that use a browser."""

from django.contrib.auth.models import Group, User

PASSWORD = "known to the test alone"


def person(name: str, *roles: str) -> User:
    user = User.objects.create_user(name, password=PASSWORD, is_staff=True)
    user.groups.set(Group.objects.filter(name__in=roles))
    return user
