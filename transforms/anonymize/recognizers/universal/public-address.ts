/** Addresses of registries, standards and manuals, which every program of a kind holds: they point at nobody. */

/** Hosts whose pages are those of packages, standards and manuals, people's own left out; their subdomains count as well. */
const hosts: ReadonlySet<string> = new Set(
  (
    'pypi.org files.pythonhosted.org test.pypi.org registry.npmjs.org npmjs.com registry.yarnpkg.com unpkg.com cdn.jsdelivr.net ' +
    'cdnjs.cloudflare.com esm.sh skypack.dev crates.io static.crates.io docs.rs rubygems.org packagist.org nuget.org ' +
    'repo.maven.apache.org repo1.maven.org maven.google.com pkg.go.dev proxy.golang.org sum.golang.org golang.org go.dev ' +
    'conda.anaconda.org repo.anaconda.com deb.debian.org security.debian.org archive.ubuntu.com security.ubuntu.com ' +
    'download.docker.com registry.hub.docker.com download.pytorch.org dl-cdn.alpinelinux.org services.gradle.org plugins.gradle.org ' +
    'pypi.tuna.tsinghua.edu.cn mirrors.tuna.tsinghua.edu.cn mirrors.aliyun.com mirrors.cloud.tencent.com registry.npmmirror.com ' +
    'registry.npm.taobao.org goproxy.cn goproxy.io docs.python.org peps.python.org python.org nodejs.org developer.mozilla.org ' +
    'w3.org whatwg.org json-schema.org schema.org ietf.org rfc-editor.org iana.org unicode.org purl.org opengis.net ogc.org ' +
    'spdx.org opensource.org apache.org gnu.org creativecommons.org xml.org xmlsoap.org schemas.microsoft.com sitemaps.org ' +
    'ecma-international.org docs.oracle.com learn.microsoft.com docs.microsoft.com java.sun.com doc.rust-lang.org rust-lang.org ' +
    'reactjs.org react.dev vuejs.org angular.io kubernetes.io docs.docker.com docs.djangoproject.com numpy.org scipy.org ' +
    'pandas.pydata.org scikit-learn.org pytorch.org tensorflow.org matplotlib.org jquery.com code.jquery.com getbootstrap.com ' +
    'fonts.googleapis.com fonts.gstatic.com ajax.googleapis.com maxcdn.bootstrapcdn.com semver.org editorconfig.org ' +
    'conventionalcommits.org keepachangelog.com contributor-covenant.org'
  ).split(' '),
)
/** What leads to the page or the messages of somebody: a home, a profile, a list's archive, a query, an account. */
const personal =
  /[?&]|~|\/(?:users?|u|profiles?|people|members?|authors?|by|maintainers?|accounts?|home|archives?|mail-archive|lists?|blog|wiki|personal)(?:\/|$)|@(?!\d|[a-z][\w.-]{0,40}\/)/i
const parts = /^[a-z]{2,5}:\/\/([a-z0-9.-]+)(?::\d+)?(\/\S*)?$/i

/** Whether a web address is that of a public registry, a standard or a manual, and its path is nobody's. */
export function isPublicAddress(address: string): boolean {
  const [, host, path = ''] = parts.exec(address) ?? []
  if (host === undefined || personal.test(path)) return false
  const labels = host.toLowerCase().split('.')
  for (let i = 0; i + 1 < labels.length; i++) if (hosts.has(labels.slice(i).join('.'))) return true
  return false
}
