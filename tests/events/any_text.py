"""Any text at all, as strategies: news cut up, marks and numbers, mixed scripts, only punctuation, very long."""

from hypothesis import strategies as st

SENTENCES = """
Russia Ukraine Turkey Iran troops rebels police militants Aleppo Monday attacked bombed met urged vowed denied withdrew
said that to from on in and , . the a by with strike talks sanctions arrest will not it they which killing “ ” —
threatened refused demanded protesters call declared weapons ceasefire announced
"""
WORDS = st.sampled_from([*SENTENCES.split(), "\n\n"])
MARKS = st.sampled_from(
    ["\x00", "\x1f", "\u200b", "\u202e", "\u00a0", "\ufeff", "e\u0301", "…", "’s", "(", "[", "-", "\t", "\n", "😀"]
)
NUMBERS = st.sampled_from(["12", "1,000", "2021-02-25", "31 February", "9/11", "25 and 26 February", "1e999", "٣", "½"])
SCRIPTS = st.sampled_from(
    [
        "Россия атаковала",
        "سوريا",
        "ישראל",
        "中国外交部",
        "नेपाल",
        "Ελλάδα",
        "ประเทศไทย",
        "İstanbul",
        "ﬁre",
        "ß",
        "👩‍🚀",
        "𝔘𝔫",
    ]
)
PUNCTUATION = st.text(alphabet=".,;:!?…-—'\"“”‘’()[]{}«»/\\|*#&%$ \n", max_size=200)
NEWS = st.lists(WORDS, max_size=40).map(" ".join)
WILD = st.lists(WORDS | MARKS | NUMBERS | SCRIPTS | st.text(max_size=5), max_size=40)
LONG = st.builds(lambda words, times: words * times, NEWS | WILD.map(" ".join), st.integers(5, 25))
TEXTS = st.text(max_size=300) | NEWS | WILD.map(" ".join) | WILD.map("".join) | PUNCTUATION | LONG
# what a parser of sentences likes least: nothing, no end, one word, nothing but ends
EXTREMES = (
    "",
    " \n\n\t ",
    "." * 2_000,
    "“" * 500,
    "a" * 20_000,
    "ل" * 5_000,
    "Russia attacked Ukraine and " * 400,
    "Russia said that " * 300,
    "\n\n".join(["Turkey"] * 500),
    "(" * 300 + "Iran met Iraq" + ")" * 300,
)
