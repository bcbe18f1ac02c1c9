/**
 * Words with a part in names, written for this project: closed classes of English (and of name particles in other
 * languages), and name lists in Latin letters for languages whose own lists are in other scripts. Facts of language;
 * no list was copied.
 */

const words = (text: string): string[] => text.trim().split(/\s+/)

export const stopWords =
  words(`the a an and or but if then else when while where why how what which who whom whose
this that these those there here it its he she they we you i me him her us them my your his our their mine yours hers
ours theirs is are was were be been being am do does did done doing have has had having will would shall should can
could may might must not no nor yes so as at by for from in into of off on onto out over to up with without within
about above across after again against all also although always among another any anyone anything are around because
before behind below beneath beside besides between beyond both down during each either enough even ever every everyone
everything except few first further get gets got had half however just last least less let like many more most much
neither never next nobody none nothing now nowhere often once one only other others otherwise own per perhaps please
quite rather same second seem several since some somebody someone something sometimes still such than thank thanks
through throughout thus today together tomorrow tonight too toward towards two three four five six seven eight nine
ten under unless until upon very via well whatever whenever wherever whether whichever whoever yesterday yet okay ok
hi hello hey dear yours sincerely regards oh lol wow yeah im dont didnt cant wont thats whats theres ive youre id ill
ve re ll isn aren wasn weren don doesn didn couldn wouldn shouldn hasn haven hadn`)

export const titles =
  words(`mr mrs ms miss mx dr prof professor doctor sir madam madame mme mlle herr frau señor señora
señorita sr sra srta don doña dom pan pani lord lady dame rev reverend fr father sister brother rabbi imam sheikh
captain capt colonel col general gen lieutenant lt sergeant sgt major maj corporal cpl private admiral commander
president senator sen governor gov mayor minister chancellor judge justice king queen prince princess duke duchess
earl count countess baron baroness pope bishop archbishop cardinal saint st ambassador secretary rep congressman
congresswoman detective officer inspector coach hon mister mstr signor signora monsieur uncle aunt auntie grandma
grandpa господин госпожа г-н bay bayan`)

export const connectors =
  words(`de la las los del della dello di da das do dos du des van von der den ter ten het zu
zum zur af av al el bin bint ibn binti ben abu abd of the and y e le und et o in for at mac mc san st ul ur 's`)

export const calendarWords =
  words(`january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues
wed thu thur thurs fri sat sun easter christmas ramadan`)

export const orgWords =
  words(`inc ltd llc llp plc gmbh ag kg ohg ug sa sas sarl srl spa nv bv oy oyj ab as asa aps kft
zrt bt rt ooo oao pao sp zoo sro doo jsc pty pvt corp corporation company co incorporated limited group holding
holdings bank banks trust fund foundation university college school institute academy hospital clinic church council
committee commission ministry department agency bureau office association society union federation league club
team fc cf united orchestra band choir museum library theatre theater studios studio pictures records press news times
post journal magazine gazette herald tribune radio television tv broadcasting network systems solutions technologies
technology software labs laboratories laboratory industries international enterprises partners associates consulting
services service airlines airways motors insurance pharma pharmaceuticals energy petroleum oil telecom communications
media entertainment games party parliament senate congress court police army navy force brigade regiment authority
organization organisation coalition alliance movement cooperative restaurant hotel cafe bakery store shop supermarket
logistics transport shipping railways construction builders foods brewery mining steel chemicals electronics capital
ventures investments securities finance financial bancorp credit realty properties verein stiftung universität
hochschule université banque société banco universidad fundación compagnie fabrik werke klinik krankenhaus`)

export const placeWords =
  words(`river lake mountain mountains mount hill hills valley island islands bay beach coast
ocean sea desert forest park county province district region state city town village republic kingdom peninsula cape
creek springs falls north south east west northern southern eastern western central upper lower new street avenue road
lane drive boulevard blvd ave rd ln ct court square plaza way highway terrace bridge airport station port harbor
harbour heights gardens straße strasse platz gasse weg allee rue calle via piazza ulica utca`)

export const roles =
  words(`wife husband son daughter mother father mum mom dad parents brother sister friend colleague
boss manager director chairman chairwoman ceo cfo cto founder cofounder owner employee assistant teacher professor
doctor nurse patient client customer tenant landlord lawyer attorney judge author writer editor artist singer actor
actress player captain coach striker goalkeeper pianist painter poet composer producer senator minister president
spokesman spokeswoman spokesperson reporter journalist engineer developer designer scientist researcher analyst
accountant secretary driver officer detective agent user member guest applicant candidate signer sender recipient
contact attn name signed surname fiance fiancee girlfriend boyfriend cousin nephew niece grandmother grandfather
neighbor neighbour roommate partner colleague`)

export const organisations =
  words(`google microsoft apple amazon facebook meta twitter netflix intel ibm oracle nvidia
samsung sony toyota honda nissan mazda hyundai kia bmw audi volkswagen mercedes porsche siemens bosch basf bayer
lufthansa adidas puma nike walmart target costco tesco sainsbury ikea lego nokia ericsson volvo saab maersk philips
shell bp exxon chevron total airbus boeing lockheed raytheon nasa esa cia fbi nsa nato unesco unicef un eu opec imf
who wto bbc cnn nbc abc cbs fox hbo espn reuters bloomberg nytimes spotify youtube instagram whatsapp tiktok linkedin
reddit wikipedia yahoo ebay paypal visa mastercard citigroup hsbc barclays goldman jpmorgan ubs santander deloitte
kpmg pwc accenture mckinsey pfizer novartis roche merck moderna astrazeneca gsk unilever nestle danone pepsi pepsico
cocacola starbucks mcdonald mcdonalds kfc subway disney pixar marvel nintendo sega atari ubisoft verizon comcast
vodafone orange telefonica huawei xiaomi alibaba tencent baidu lenovo infosys tata wipro reliance gazprom lukoil
rosneft sberbank arsenal chelsea liverpool everton barcelona juventus lakers knicks celtics yankees mets dodgers
packers cowboys patriots steelers nfl nba mlb nhl fifa uefa mit ucla harvard oxford cambridge yale stanford princeton
greenpeace oxfam redcross interpol europol kremlin pentagon congress parliament hezbollah hamas taliban isis ukip snp
gop tories labour uber lyft airbnb tesla spacex fedex ups dhl usps ryanair easyjet delta qantas emirates ford chrysler
chevrolet ferrari fiat renault peugeot michelin loreal chanel gucci prada zara hm gap levis`)

/** Given names and family names of languages that are often met in Latin letters, by language. */
export const romanised: Readonly<Record<string, readonly [given: string[], family: string[]]>> = {
  japanese: [
    words(`Haruto Yuto Sota Yuki Hayato Haruki Ryusei Koki Sora Riku Takumi Kenji Hiroshi Takeshi Satoshi Akira Makoto
Naoki Daisuke Kenta Shota Tatsuya Kazuki Yusuke Ryota Masaru Noboru Osamu Shinji Tetsuya Yui Rio Hina Aoi Sakura
Misaki Mio Rin Ayaka Nanami Haruka Akiko Yoko Keiko Naoko Emiko Michiko Fumiko Tomoko Kyoko Noriko Mariko Ayumi
Megumi Chiyo Hanako Kaori Saori Reiko Sachiko Eiji Goro Hideo Ichiro Jiro Isamu`),
    words(`Sato Suzuki Takahashi Tanaka Watanabe Ito Yamamoto Nakamura Kobayashi Kato Yoshida Yamada Sasaki Yamaguchi
Matsumoto Inoue Kimura Hayashi Shimizu Yamazaki Mori Abe Ikeda Hashimoto Yamashita Ishikawa Nakajima Maeda Fujita
Ogawa Goto Okada Hasegawa Murakami Kondo Ishii Saito Sakamoto Endo Aoki Fujii Nishimura Fukuda Ota Miura Fujiwara
Okamoto Matsuda Nakagawa Nakano Harada Ono Tamura Takeuchi Kaneko Wada Nakayama Ishida Ueda Morita Shibata Sakai`),
  ],
  chinese: [
    words(`Wei Fang Na Xiuying Min Jing Li Qiang Lei Jun Yang Yong Yan Jie Juan Tao Ming Chao Xiulan Xia Ping Gang
Guiying Yun Hong Lan Ling Mei Xin Bo Hao Jian Hui Zhen Peng Bin Feng Dong Xiaoming Xiaohong Jianguo Guoqiang Zihan
Yuxuan Haoran Yichen Ruoxi Meiling Weiwei Lihua Zhiqiang Xiaoli Yifan Jiahao Siyuan Tianyu`),
    words(`Wang Li Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin He Guo Ma Luo Liang Song Zheng Xie Han
Tang Feng Yu Dong Xiao Cheng Cao Yuan Deng Fu Shen Zeng Peng Lu Su Jiang Cai Jia Ding Wei Xue Ye Yan Pan Du Dai Xia
Zhong Tian Ren Fan Fang Shi Yao Tan Liao Zou Xiong Jin Hao Kong Bai Cui Kang Mao Qiu Qin Gu Hou Shao Meng Long Wan`),
  ],
  korean: [
    words(`Minjun Seojun Doyun Yejun Siwoo Hajun Jiho Junseo Junwoo Hyunwoo Jihun Sungmin Youngho Sangwoo Jaehyun Taeyang
Dongwook Kyungsoo Seoyeon Seoyun Jiwoo Seohyun Minseo Haeun Hayoon Jiyoo Yuna Sujin Eunji Hyejin Minji Yoona Soyeon
Jisoo Hana Boram Nari Sora Jiyoung Mikyung`),
    words(`Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Song Yoo Hong Jeon Moon Yang Bae
Baek Heo Nam Sim Noh Ha Kwak Sung Cha Joo Woo Min Ryu Byun`),
  ],
  arabic: [
    words(`Muhammad Mohammed Ahmed Ahmad Mahmoud Mustafa Ali Hassan Hussein Omar Khalid Youssef Yusuf Ibrahim Ismail
Abdullah Abdul Abdulrahman Hamza Bilal Tariq Karim Rashid Samir Nabil Faisal Walid Jamal Hisham Imad Marwan Nasser
Salim Saleh Waleed Ziad Zaid Anwar Bassam Fadi Ghassan Haitham Fatima Fatimah Aisha Khadija Maryam Zainab Layla Leila
Amina Noor Nour Huda Salma Samira Rania Dina Yasmin Hala Lina Mona Nadia Rana Reem Sana Shireen Suha Widad Zahra
Hanan Jamila Karima Latifa Najwa Raja Safiya Asma Iman Suhaila Ghada Buthainah Fawzia Muna Azhar Qasim Mundhir
Shakir Sadiq Munir Rafiq Habib`),
    words(`Haddad Khoury Nasser Mansour Saleh Hassan Hamad Abbas Khalil Najjar Sayegh Shadid Sabbagh Said Sarraf Qureshi
Rahman Tahan Touma Wehbe Zaman Maalouf Mustafa Nader Naifeh Naser Nassar Kanaan Kassab Khouri Gerges Ghannam Guirguis
Handal Hadad Hakimi Halabi Harb Issa Bitar Boutros Bishara Baba Awad Attia Asghar Antar Almasi Amari Arian Asfour
Aswad Atiyeh Baz Bazzi Cham Daher Dagher Deeb Essa Fakhoury Farah Gaber Ganim Hajjar Isa Karam Koury Malouf Masih
Mifsud Mikhail Moghadam Morcos Nahas Quraishi Rahal Sleiman Srour Tannous Totah Trad Ajam Bahar Fasil Sarkis Safar`),
  ],
  persian: [
    words(`Reza Amir Hossein Mehdi Saeed Farhad Behzad Babak Kourosh Dariush Arash Kamran Siavash Shahram Bahram Iman
Navid Omid Parviz Ramin Sohrab Vahid Mina Sara Maryam Shirin Parisa Roya Nazanin Laleh Golnar Azadeh Fereshteh
Mahsa Niloufar Setareh Yasaman Ziba Anahita Banu Mahin Pouran Taraneh Elnaz Ghazal Samaneh`),
    words(`Ahmadi Hosseini Mohammadi Rezaei Karimi Moradi Rahimi Jafari Ebrahimi Hashemi Sadeghi Mousavi Akbari Ghasemi
Soltani Kazemi Najafi Bagheri Rostami Farahani Tehrani Shirazi Esfahani Tabrizi Golzar Daneshvar Parvizi Zand
Bahrami Norouzi Amini Javadi Khorasani Salehi Yazdani Nikpour Shariati Kermani Azari Motamed`),
  ],
  igbo: [
    words(`Chukwuemeka Chinedu Emeka Obinna Ikenna Nnamdi Chidi Uchenna Kelechi Ifeanyi Onyekachi Ugochukwu Chibuzo
Okechukwu Azubuike Somtochukwu Tobechukwu Chimamanda Adaeze Ngozi Chioma Ifeoma Nkechi Amaka Obiageli Uzoma Nneka
Chinwe Adanna Ezinne Oluchi Chiamaka Ogechi Akachukwu Chidubem Chikere Udobata Ndubuisi Chibueze Onwuka Adaugo`),
    words(`Okafor Okeke Okonkwo Eze Nwosu Obi Onyekwere Okoye Nwachukwu Igwe Uche Nnadi Onwudiwe Chukwu Ogbonna Ezeh
Anyanwu Ibekwe Okoro Agu Udeh Ugwu Madu Iwu Nnamani Ozioma Chukwudi Azikiwe Achebe Adichie Uzochukwu Mgbeke Ikedi
Chinweuba Nwabudike Onuoha Amadi Onyeka Obiora`),
  ],
  indian: [
    words(`Aarav Vivaan Aditya Arjun Sai Rohan Rahul Amit Raj Vikram Sanjay Suresh Ramesh Anil Sunil Deepak Manoj Rajesh
Karthik Nikhil Pranav Varun Ananya Aadhya Diya Priya Pooja Neha Anjali Kavita Sunita Lakshmi Divya Shreya Meera Radha
Sneha Swati Asha Rekha Geeta Nisha Ritu`),
    words(`Sharma Verma Gupta Singh Kumar Patel Shah Mehta Reddy Rao Nair Menon Iyer Iyengar Pillai Das Ghosh Bose
Banerjee Mukherjee Chatterjee Sen Joshi Desai Kulkarni Patil Deshmukh Jain Agarwal Mishra Pandey Tiwari Yadav Chauhan
Rathore Malhotra Kapoor Khanna Chopra Bhatia Sethi Krishnan Subramanian Venkatesan`),
  ],
  icelandic: [
    words(`Jón Sigurður Guðmundur Gunnar Ólafur Einar Magnús Kristján Stefán Bjarni Árni Björn Helgi Þórður Haukur Ragnar
Hlynur Snorri Egill Guðrún Anna Kristín Sigríður Margrét Helga Sigrún Ingibjörg Jóhanna Katrín Elín Hildur Ragnheiður
Birna Ásta Þóra Svanhildur Hrafnhildur Steinunn`),
    words(`Jónsson Jónsdóttir Sigurðsson Sigurðardóttir Guðmundsson Guðmundsdóttir Gunnarsson Gunnarsdóttir Ólafsson
Ólafsdóttir Einarsson Einarsdóttir Magnússon Magnúsdóttir Kristjánsson Stefánsson Stefánsdóttir Bjarnason Björnsson
Björnsdóttir Helgason Helgadóttir Þórðarson Hauksdóttir Ragnarsson Árnadóttir`),
  ],
  eritrean: [
    words(`Abel Amanuel Aman Biniam Daniel Filmon Henok Isaias Kidane Medhanie Mehari Robel Saare Semere Tesfay Yonas
Zerai Abrehet Almaz Elsa Feven Helen Luwam Miriam Rahel Ruta Saba Selam Senait Tsige Winta Yodit Zewdi`),
    words(`Tesfay Gebremedhin Haile Kidane Tekle Habte Negash Berhe Woldu Araya Kifle Yohannes Mengistu Asfaha Ghebre
Tewelde Zerom Hagos Weldemichael Goitom Semere Nebay`),
  ],
  english: [
    words(`Jack Harry Oliver Thomas George Charlie Joshua Alfie Ethan Mason Liam Noah Lucas Logan Dylan Nathan Kyle Ryan
Sean Connor Kevin Brian Keith Craig Graham Neil Stuart Gareth Nigel Trevor Clive Emily Olivia Amelia Isla Ava Poppy
Megan Chloe Hannah Abigail Lauren Kimberly Tiffany Brittany Ashley Courtney Lindsay Heather Tracy Sharon Donna Linda`),
    words(`Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Moore Jackson Martin Thompson White
Harris Clark Lewis Robinson Walker Young Allen King Wright Scott Hill Green Adams Baker Nelson Carter Mitchell Roberts
Turner Phillips Campbell Parker Evans Edwards Collins Stewart Morris Rogers Reed Cook Morgan Bell Murphy Bailey Cooper
Richardson Cox Howard Ward Peterson Gray James Watson Brooks Kelly Sanders Price Bennett Wood Barnes Ross Henderson
Coleman Jenkins Perry Powell Long Patterson Hughes Washington Butler Simmons Foster Bryant Alexander Russell Griffin
Hayes Myers Ford Hamilton Sullivan Wallace Woods Cole West Owens Reynolds Fisher Ellis Harrison Gibson McDonald
Marshall Murray Freeman Wells Webb Simpson Stevens Tucker Porter Hunter Hicks Crawford Boyd Mason Kennedy Warren Dixon
Burns Gordon Shaw Holmes Rice Robertson Hunt Black Daniels Palmer Mills Nichols Grant Knight Ferguson Stone Hawkins
Dunn Perkins Hudson Spencer Gardner Payne Pierce Berry Matthews Arnold Wagner Willis Ray Watkins Olson Carroll Duncan
Snyder Hart Cunningham Bradley Lane Andrews Ruiz Harper Fox Riley Armstrong Carpenter Weaver Greene Lawrence Elliott
Chavez Sims Austin Peters Kelley Franklin Lawson Whitfield Blackwood Ashworth Hargreaves Pemberton Thornton Fairchild`),
  ],
}

/** Words of today that WordNet lacks. */
export const newWords =
  words(`iban ssn pin atm email emails mail url urls wifi app apps blog blogs blogger online offline
website websites smartphone smartphones internet login logout username usernames signup download downloads upload uploads
podcast podcasts selfie selfies emoji hashtag hashtags tweet tweets retweet playlist streaming laptop laptops startup
startups crowdfunding bitcoin crypto blockchain chatbot metadata dataset datasets plugin plugins json html css csv xml pdf
http https api apis sql regex async config admin admins usb hdmi led lcd gps sms vpn ceo cfo cto phd mba faq asap eta zip
usa uk iban bic swift vat isbn id ids dob tbd tba etc eg ie vs aka gonna wanna gotta lemme kinda sorta dunno yep nope haha
hahaha hehe omg lmao btw imo imho idk tbh fyi pls plz thx tho cuz bro bros dude guys kids mums dads covid lockdown vegan
gluten yoga sudoku anime manga karaoke sushi taco tacos pizza pizzas latte espresso smoothie smoothies burrito ramen
teammate teammates roommates coworker coworkers coauthor healthcare childcare workflow workflows backend frontend
timeline timelines update updates updated updating reboot spam inbox checkbox dropdown popup screenshot screenshots`)

/** Irregular forms of common verbs and nouns. */
export const irregularForms =
  words(`went gone goes came became become began begun broke broken brought built bought caught
chose chosen cut dealt drew drawn drank drunk drove driven ate eaten fell fallen fed felt fought found flew flown forgot
forgotten forgave forgiven froze frozen gave given grew grown hung hid hidden hit held hurt kept knew known laid led left
lent lay lain lit lost made meant met paid put ran rang rung rode ridden rose risen said sang sung sank sunk sat saw seen
sold sent shook shaken shot shone showed shown shrank shrunk shut slept slid sought spoke spoken spent spun split spread
sprang sprung stood stole stolen stuck struck swore sworn swept swam swum swung taken took taught tore torn told thought
threw thrown understood woke woken wore worn wept won wrote written wound withdrew withdrawn bent bled blew blown bound
bred crept dug dreamt dwelt fled flung ground knelt leapt leant learnt smelt spat spoilt stank stung strode strove wrung
men women children people feet teeth mice geese oxen lives wives knives leaves wolves shelves halves selves thieves
media data criteria phenomena analyses crises theses indices bigger biggest better best worse worst older oldest younger
youngest elder eldest farther farthest further furthest lying dying tying using being having making taking writing`)

/** Function words and greetings of other European languages. */
export const foreignWords =
  words(`der die das den dem des ein eine einer eines einem einen und oder aber nicht kein keine
ist sind war waren wird werden hat haben hatte ich du er sie es wir ihr mich mir dich dir uns euch ihn ihm ihnen mein dein
sein unser auf aus bei mit nach von vor zu zum zur über unter für gegen ohne durch um als wenn weil dass auch noch nur schon
sehr hier dort heute morgen gestern bitte danke hallo guten tag herren damen sehr geehrte geehrter liebe lieber le la les un
une et ou mais ne pas est sont était sera avec sans pour par sur sous dans chez vers entre je tu il elle nous vous ils elles
mon ma mes ton ta tes son sa ses notre votre leur ce cet cette ces qui que quoi dont où bonjour bonsoir salut merci cher
chère aujourd demain hier el los las una unos unas y o pero no es son era fue será con sin para por sobre entre yo tú él ella
nosotros vosotros ellos ellas mi tu su nuestro este esta estos estas ese esa que quien cuando donde como hola gracias buenos
buenas días querido querida estimado estimada hoy mañana ayer il lo gli uno non sono era sarà con senza per su tra fra io lui
lei noi voi loro mio tuo suo nostro questo questa quello quella chi che quando dove come ciao grazie buongiorno caro cara
gentile oggi domani ieri het een en niet geen zijn was werd wordt heeft hebben ik jij hij zij wij jullie mijn jouw ons deze
dit die dat hoi dag beste geachte vandaag morgen gisteren os um uma uns umas não são foi será com sem meu minha seu sua nosso
olá oi obrigado obrigada bom dia boa prezado prezada hoje amanhã ontem w na z do od po nie jest są był była ja ty on ona my wy
oni cześć dzień dobry dziękuję proszę szanowny pan pani jag du han hon vi ni de och eller men inte är var har hej tack ve bir
bu şu ben sen biz siz onlar değil merhaba teşekkürler günaydın bay bayan és vagy nem egy szia köszönöm и в во не на я он она
оно мы вы они что как это но а к у же за бы по из от до для с со о об при мой твой наш ваш его её их этот эта эти кто где когда
привет здравствуйте спасибо уважаемый уважаемая вчера сегодня завтра και το η ο οι τα του της των με σε για από δεν είναι
ήταν εγώ εσύ εμείς εσείς αυτός αυτή γεια ευχαριστώ`)
