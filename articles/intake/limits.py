"""How much is taken at once. What lies beyond is refused with a sentence, before it costs time or memory."""

MEGABYTE = 1_000_000
MAX_DOCUMENT = 25 * MEGABYTE  # a document with pictures; a plain text or web page has a limit of its own in decode.py
MAX_XML = 20 * MEGABYTE  # a part of a document once unpacked
MAX_TITLE = 500  # characters, as the columns of the archive hold them
MAX_BODY = 1_000_000
MAX_PARTS = {"section": 100, "credit": 300, "dateline": 200, "url": 1000, "source": 200, "language": 10}
MAX_NAME = 200  # of an author
MAX_RECORD = 5 * MEGABYTE  # a row, a line or a page in a container
MAX_COLUMNS = 200
MAX_OUTCOMES = 200_000  # from one container
MAX_MEMBERS = 50_000  # files in an archive
MAX_DEPTH = 3  # containers within containers
MAX_RATIO = 50  # to how many times its size a file may unpack in all
FREE_UNPACKING = 20 * MEGABYTE  # what may always be unpacked: a small file can repeat itself
MAX_PDF_PAGES = 300
PDF_SECONDS = 20
PDF_MEMORY = 1_000 * MEGABYTE
