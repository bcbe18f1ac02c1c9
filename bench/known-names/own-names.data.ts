/** Names of products that the lists of packages lack, written for this project. */
export const products: readonly string[] =
  "Photoshop,TextBlob,Dialogflow,Canva,Sriracha,Nutella,Xcode,TestFlight,Fastfile,Appfile,Fastlane,Waymo,Nuro,Dlib,FaceNet,VGGFace,Bitcoin,Kanban,Quidditch,Despacito,Margherita,Chimichurri,Varchar,Naive Bayes,Battle Royale,Ballon d'Or,Monte Carlo,Mona Lisa,Principia,Kumbh Mela,Ganesh Chaturthi,Raksha Bandhan".split(
    ',',
  )

/** Public people and characters that the lists of packages lack, written for this project. */
export const publicPeople: readonly string[] =
  'J.K. Rowling,Luis Fonsi,Atticus Finch,Elizabeth Bennet,Tony Stark,Bruce Wayne,Peter Parker,Hermione Granger'.split(
    ',',
  )

/** Names that stand for anybody in examples, forms and exercises. */
export const examples: readonly string[] =
  'John Doe,Jane Doe,John Smith,Jane Smith,John Q. Public,Joe Bloggs,Fred Bloggs,Max Mustermann,Erika Mustermann,张三,李四,王五,赵六,小明,小红,小华,小刚,小李,小王,王小明,李小明,张小明,李华,李明,韩梅梅,李雷'.split(
    ',',
  )
