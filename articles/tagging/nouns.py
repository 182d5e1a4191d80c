"""The nouns that names are built with, and those beside a name that say what kind of thing it names."""

from .lexicon import words

# "Ministry of Health": what an office or a body of a state is for.
FIELDS = words("""
    administration affairs agrarian agriculture antiquities arts aviation budget business children civil
    commerce communication communications construction consumer cooperation cultural culture customs defence
    defense development digital economic economy education electricity emergency emigration employment endowments
    energy environment environmental equality expatriates external family finance fisheries fishery food foreign
    forestry gender gas governance guidance health heritage higher home homeland housing human immigration
    industrial industries industry information infrastructure innovation integration intelligence interior
    international investment irrigation islamic justice labor labour land lands legal livestock local maritime
    migration mineral minerals mines mining municipal national natural nutrition oil operations petroleum planning
    population ports posts power privatisation privatization production promotion propaganda protection public
    railways reconstruction refugees relations religious research resettlement resources rights roads rural safety
    sanitation science sciences scientific secondary security services social solidarity sport sports statistics
    supply technical technologies technology telecommunications tourism trade training transport transportation
    treasury unification urban veterans vocational water waters welfare wildlife women works youth
""")

# Begin the names of bodies: "Ministry of …", "Institute for …".
BODY_HEADS = words("""
    academy agency association authority board bureau center centre chamber commission committee confederation
    council court department directorate directorate-general division federation foundation fund institute
    institution ministries ministry office organisation organization secretariat society union university
""")

# "Minister of Finance": whoever holds it is a person, and what it is for is no name.
OFFICE_HEADS = words("""
    minister ministers secretary undersecretary director commissioner chief head chair chairman chairwoman
    spokesperson adviser advisor inspector administrator superintendent
""")

# After a name, a company's form, and more loosely what companies call themselves.
COMPANY_FORMS = words("""
    asa bhd co corp corporation gmbh inc llc llp ltd nv oyj plc pjsc pty sdn
""")
COMPANY_ENDS = COMPANY_FORMS | words("""
    ab ag company companies group holding holdings kk limited oy pte sa sae sal spa technologies technology ventures
""")

# A name that ends in one of these is what people made, hold or agree on, no body and no place.
WORKS = words("""
    accord accords act agenda agreement agreements album amendment anthem article award awards
    bill biennale billboard campaign cantata carnival ceasefire ceremony certification championship
    championships charter christmas code concert conference constitution contest convention cup
    declaration derby dialogue doctrine drama edition eid election elections examination exhibition expo fair
    festival film framework games goals holiday index initiative law marathon medal
    memorandum movie month novel offensive olympics operation pact pageant plan platform
    policy prize process programme program project protocol referendum report resolution resolutions review
    revolution roadmap scheme season series show song strategy summit survey talks tournament treaty trophy
    uprising vision vote war wars week
""")

# A name that ends in one of these is a building, a site or land.
SITES = words("""
    aerodrome airfield airport archipelago arena barrage barracks basilica bazaar boulevard camp campus canyon
    cathedral chapel cliffs compound convent creek dam delta estate falls farm fortress garden
    gardens gate glacier hall hamlet headquarters heights hospital hotel inlet jail lagoon landfill lighthouse
    lodge mall mansion market memorial mine monastery monument mosque motorway museum oasis pagoda
    plant plaza pond prison quarry refinery reserve reservoir resort roundabout ruins shrine spa springs stadium
    stairs strip suburbs synagogue temple terminal theater theatre tomb tower towers trail tunnel ward waterfall
    waterfront waterway wetlands wharf zone zoo
""")

# Surnames too, so that they tell nothing at the end of a person's name.
SURNAMES_TOO = words("""
    bank banks bay beach bridge camp canal cape castle chamber chambers church city coast college court cross
    dale farm field fields forest front garden gardens gate guard hall heath hill hills house isle knight lake
    lodge marsh mills mine mount park parish pond port post reserve ridge river rivers road sands sea spa
    square street temple tower towers town union valley village ward wells wharf
""")

# "The newspaper X", "the company X".
ORGANIZATIONS_BEFORE = words("""
    agency airline airlines automaker bank band bookmaker brand broadcaster carmaker champions chipmaker club
    company conglomerate cooperative corporation daily developer distributor firm giant giants insurer
    label magazine maker manufacturer militia militias movement network newspaper ngo nonprofit operator outfit
    paper party portal provider publisher reinsurer retailer rivals side startup start-up subsidiary supplier
    tabloid team thinktank think-tank union website weekly
""")

# "X shares", "the X newspaper".
ORGANIZATIONS_AFTER = words("""
    airlines boss ceo cfo chairman chairwoman coach co-founder daily defender employee employees executive
    executives fans fighters forward founder goalkeeper headquarters journalist magazine manager midfielder
    militants newspaper players spokesman spokesperson spokeswoman staff striker subsidiary supporters website
    weekly winger
""")

# "X people", "the X tribe".
PEOPLES_AFTER = words(
    "people peoples tribe tribes clan clans community communities tribesmen villagers language dialect"
)

# Titles that only persons bear, and that no body's name begins with unless its last word says so.
PERSONAL_TITLES = words("""
    king queen prince princess bishop archbishop sheikh sheikha imam mullah maulana ayatollah pope mr mrs ms dr
    professor prof sir
""")

# Regions in a word: "the Kingdom", "the Republic" are no names.
LANDS = words("""
    capital city coast country countryside empire governorate homeland kingdom land motherland municipality
    nation peninsula planet province region republic sea space state territory town village world
""")
