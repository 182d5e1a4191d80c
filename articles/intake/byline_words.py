"""Words of bylines: offices, the beats before them, media, and words that no person's name contains."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


OFFICES = _words("""
correspondent correspondents reporter reporters editor editors writer writers columnist columnists contributor
contributors analyst analysts journalist journalists producer producers bureau chief staff fellow critic author anchor
technologist strategist economist scientist expert photographer adviser advisor professor director intern freelance
freelancer blogger commentator presenter specialist manager researcher lecturer
""")

BEATS = _words(
    """
    white house foreign affairs political politics senior chief national security staff defense defence diplomatic
    diplomacy middle east pentagon congressional congress capitol hill health healthcare science technology tech
    business economics economy energy legal investigative investigations washington london us u.s. uk deputy managing
    executive associate assistant contributing special freelance data news breaking general world international global
    europe european asia africa american military intelligence state department environment climate education crime
    court courts media culture arts sports sport religion immigration opinion features digital online social night
    weekend city local regional north south central west guest finance financial markets market multimedia video audio
    lead principal former veteran our the a an its and of for at in on un bureau games consumer housing transport
    """
)

MEDIA = _words("""
press news times post reuters agence agency agencies staff desk team daily journal tribune herald guardian telegraph
media network wire bbc cnn afp ap bloomberg magazine today newspaper newspapers tv radio online editorial board group
service services
""")

MONTHS = _words("""
jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october
november december
""")

NEVER_IN_NAMES = _words("""
the and for with from this that your our you how why what who when where is are was to on in of at about more most all
new latest top best world home news politics business sport sports opinion culture video photo photos share sign log
subscribe menu search read watch east west north south us usa uk health tech science money life style travel food music
movies games books arts contact privacy terms policy cookie follow view show comment comments review reviews feature
features guide store shop january february march april june july august september october november december monday
tuesday wednesday thursday friday saturday sunday state states united department house senate war
""")
