"""Who sits at the desk in the tests that use a browser."""

from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.contrib.auth.models import Group, User

PASSWORD = "known to the test alone"


def person(name: str, *roles: str) -> User:
    """Their password is kept as the server keeps it, which is another process than the test with its quick ones."""
    user = User.objects.create_user(name, is_staff=True)
    user.password = PBKDF2PasswordHasher().encode(PASSWORD, "salt of the test")
    user.save()
    user.groups.set(Group.objects.filter(name__in=roles))
    return user
