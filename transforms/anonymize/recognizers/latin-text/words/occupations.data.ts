/**
 * The last words of the names of occupations, from general knowledge of job titles as the US Standard
 * Occupational Classification groups them (public domain). Written for this project.
 */
export const occupations = `accountant actor actress actuary adjuster administrator advisor adviser agent aide
analyst anesthesiologist anthropologist appraiser arbitrator archaeologist archeologist architect archivist
artist assembler assessor assistant astronaut astronomer athlete attendant attorney auctioneer audiologist auditor
author bailiff baker banker barber barista bartender bellhop biochemist biologist blacksmith blaster boilermaker
bookkeeper botanist bricklayer broker butcher buyer cabinetmaker captain cardiologist caregiver caretaker carpenter
carrier cartographer carver cashier caterer chaplain chauffeur chef chemist chiropractor choreographer
cinematographer clerk cleaner coach collector colorist columnist commander commentator composer concierge conductor
conservator constable consultant contractor controller cook coordinator copywriter coroner correspondent counselor
counsellor courier cryptographer curator custodian cutter dancer dealer decorator dentist dermatologist designer
detective developer dietitian director dispatcher distributor doctor doorman drafter draftsman dressmaker driller
driver echocardiographer ecologist economist editor educator electrician embalmer engineer engraver epidemiologist
estimator examiner executive farmer firefighter fisherman florist forester foreman gardener geneticist geographer
geologist geophysicist glazier grader groundskeeper guard guide hairdresser hairstylist handler helper historian
horticulturist host hostess housekeeper hunter hydrologist illustrator inspector installer instructor interpreter
interviewer investigator ironworker janitor jeweler journalist judge laborer labourer landscaper lawyer lecturer
librarian lieutenant lifeguard lineman linguist loader locksmith logger machinist magistrate maid manager
manicurist marshal mason massage mathematician mechanic mediator meteorologist microbiologist midwife miller miner
minister model molder mortician musician nanny naturalist neurologist neurosurgeon notary nurse nutritionist
obstetrician officer operator optician optometrist orderly orthodontist orthotist packager packer painter paralegal
paramedic pastor pathologist pediatrician pedicurist pharmacist phlebotomist photographer physician physicist
physiologist physiotherapist pilot plasterer plumber podiatrist policeman policewoman politician porter postman
postmaster potter presenter president preparer presser priest principal printer producer professor programmer
projectionist promoter proofreader prosecutor prosthetist psychiatrist psychologist psychotherapist publicist
purchaser rabbi radiologist rancher realtor receptionist recruiter registrar repairer repairman repairperson reporter
representative researcher roofer sailor salesman salesperson saleswoman scientist scout sculptor seamstress secretary
setter sheriff singer sociologist soldier solicitor sonographer specialist statistician stenographer steward
stewardess stockbroker stonemason strategist stylist supervisor surgeon surveyor tailor taper teacher technician
technologist telemarketer teller tester therapist toxicologist trader trainer trainee translator treasurer trucker
tutor typist umpire undertaker upholsterer urologist usher vendor veterinarian videographer waiter waitress warden
weaver webmaster welder woodworker worker writer zoologist ceo cfo cto coo vp intern apprentice builder grinder
planner owner founder partner chairman chairwoman chairperson dean lead shampooer tender feeder rigger winder
dyer blender roaster gauger legislator paperhanger`

/** Forms of address. Those in the first list say so even without a full stop. */
export const salutations = `mr mrs ms miss mx dr prof professor sir madam madame monsieur mme mlle herr frau fräulein
señor señora señorita srta sra signor signora signorina dott dottssa mevrouw meneer mevr dhr rev reverend hon capt
lt col sgt cpl cmdr gen maj sr pani pan lord lady dame doctor senhor senhora sheikh imam rabbi judge justice
senator governor bishop archbishop cardinal captain lieutenant colonel sergeant`

/** Forms of address that count only with a full stop behind them, being other words or abbreviations as well. */
export const dottedSalutations = `ms hon capt lt col sgt cpl cmdr gen maj sr rev mme prof dott`

/** Forms of address that are often part of other names: "Lady Gaga", "Justice League". */
export const weakSalutations = `lord lady dame judge justice senator governor bishop cardinal captain lieutenant
colonel sergeant doctor pan pani imam rabbi sheikh madam archbishop`
