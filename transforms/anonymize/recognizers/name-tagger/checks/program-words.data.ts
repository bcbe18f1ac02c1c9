/** Keywords, names of functions and of libraries in twenty languages of programs that look like names, in small letters. */
export const programWords: readonly string[] = (
  'abs abstract adam addeventlistener addr alloc ansi antlr apis arange arg argc argmax argmin args ' +
  'argv arr asm async atan attr attrs await babel bazel bin bool boto buf byref bytes calc callback ' +
  'callee calloc camel cassandra cfg chai charset chmod chomp cli clojure cmd cmp coalesce cobol cohen ' +
  'col colab concat conda config const constexpr coord coords cos cout cron csrf css csv ctor ctx cuda ' +
  'cython dart dask dba debian dec decl deepcopy def deg del dest dict diff dims dist django docker dom ' +
  'dst dtype dumps echarts elasticsearch elem elif elixir elm elsif enum env eps erlang err errno esac ' +
  'eslint eval exec exp expr ext extends extern fastapi ffi fflush fgets fiber firefox flask fmt fname ' +
  'forall foreach fortran fprintf freq fs func gcc gensim getattr getter git github gitlab glm gmail ' +
  'golang goto gradle grafana graphql grep groovy grpc gson gui guid hadoop hasattr haskell hbase hdf ' +
  'hess hex hibernate horovod html http hue huggingface idx iface ifelse img impl implode init inline ' +
  'inplace inst int ioctl isin isinstance isset issubclass iter itertools java javascript jax jenkins ' +
  'jest jinja jit jl jpg jquery json jsx junit jupyter kafka kde keras keyframes kibana knex koa kotlin ' +
  'kubectl kubernetes kwarg kwargs lambda lapply laravel latex len lib linspace lint linux lisp loc ' +
  'lodash logger lparen lstm lua lval lxml macos malloc mapper mariadb markdown matlab matplotlib maven ' +
  'max memcpy memset meta min mips mkdir mlflow mocha mod mongo mongodb mongoose mul mutex mypy mysql ' +
  'namespace nan nav nella neovim netty newline nginx nil nim nlp nltk node noexcept nohup nonlocal ' +
  'nosql npm nullptr num numba numpy nuxt nvidia obj objc oci octave odoo oncall onclick onnx opencv ' +
  'ops orm ort oss pandas param params payload pdf perl php pip pipenv pkg pnpm poc polars poly pom ' +
  'popen pos postcss postgres postgresql pow pre preact pred prettier printf println prisma prod prolog ' +
  'prometheus prop props proto ptr pub puppeteer pwd pygame pylint pyspark pytest python pytorch qt ' +
  'rabbitmq rand rdd readme realloc redis redux ref regex regexp repo req res ret rgba rollup rparen ' +
  'rpc rst runtime rval sagemaker sanic sass scala scanf scikit scipy scrapy scss sed selenium semver ' +
  'seq serde sess setattr setter sgd shiny sin sizeof skimage sklearn solr sonar spacy spec sprintf sql ' +
  'sqlalchemy sqlite sqrt src ssh ssl stats std stderr stdin stdout str strcmp strlen struct styl ' +
  'stylus sudo svelte svg swagger swiftui symfony sys tailwind tan tanh tcl tcp tensorflow terraform ' +
  'tex throws thunk tmp tobe tofixed toml torch tostring trait travis tslint typedef typeof typescript ' +
  'uint unary undef unicode unittest unix unmarshal unset unsigned unzip uri url usb utf util utils ' +
  'uuid uvicorn val valgrind vals var vars vec vim virtualenv vite vitest vue vuex wasm webgl webpack ' +
  'werkzeug wget xamarin xarray xcode xgboost xhr xml xpath yaml yarn zepto zig zlib zod zookeeper zsh'
).split(' ')
