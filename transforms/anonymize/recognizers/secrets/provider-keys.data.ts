/**
 * Keys and tokens that begin with letters of their issuer's own. Each form is written from the page named
 * beside it; where a page says only the beginning, the length is that of the tokens its examples show.
 */

/** One family of keys of one issuer. */
export interface ProviderKey {
  /** Unique, snake_case. */
  name: string
  /** What a key begins with, letter for letter. */
  starts: readonly string[]
  /** What follows the beginning, at most 1,024 characters. */
  rest: string
  /** The page that describes it. */
  source: string
}

export const providerKeys: readonly ProviderKey[] = [
  {
    name: 'aws_access_key_id',
    starts: ['AKIA', 'ASIA', 'ABIA', 'ACCA'],
    rest: '[A-Z2-7]{16}',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html',
  },
  {
    name: 'aws_bedrock_key',
    starts: ['ABSK'],
    rest: '[A-Za-z0-9+/]{100,270}={0,2}',
    source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html',
  },
  {
    name: 'github_token',
    starts: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'],
    rest: '[A-Za-z0-9]{36,255}',
    source:
      'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github',
  },
  {
    name: 'github_fine_grained_token',
    starts: ['github_pat_'],
    rest: '[A-Za-z0-9_]{36,255}',
    source:
      'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github',
  },
  {
    name: 'gitlab_token',
    starts: [
      'glpat-',
      'gldt-',
      'glrt-',
      'glrtr-',
      'glcbt-',
      'glptt-',
      'glft-',
      'glsoat-',
      'gloas-',
      'glimt-',
      'glagent-',
      'glwt-',
      'glffct-',
    ],
    rest: '[A-Za-z0-9_-]{20,300}(?:\\.[A-Za-z0-9_-]{2,64}){0,3}',
    source: 'https://docs.gitlab.com/security/tokens/#token-prefixes',
  },
  {
    name: 'slack_token',
    starts: ['xoxb-', 'xoxp-', 'xoxa-', 'xoxr-', 'xoxs-', 'xoxe-', 'xoxe.xoxb-', 'xoxe.xoxp-', 'xapp-'],
    rest: '[A-Za-z0-9-]{20,250}',
    source: 'https://docs.slack.dev/authentication/tokens',
  },
  {
    name: 'slack_webhook',
    starts: ['hooks.slack.com/services/', 'hooks.slack.com/workflows/'],
    rest: '[A-Z0-9]{8,14}/[A-Z0-9]{8,14}/[A-Za-z0-9]{16,64}',
    source: 'https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks',
  },
  {
    name: 'stripe_key',
    starts: ['sk_live_', 'sk_test_', 'rk_live_', 'rk_test_', 'whsec_'],
    rest: '[A-Za-z0-9]{16,250}',
    source: 'https://docs.stripe.com/keys',
  },
  {
    name: 'google_api_key',
    starts: ['AIza'],
    rest: '[A-Za-z0-9_-]{35}',
    source: 'https://cloud.google.com/docs/authentication/api-keys',
  },
  {
    name: 'google_oauth',
    starts: ['GOCSPX-', 'ya29.'],
    rest: '[A-Za-z0-9_-]{24,1000}',
    source: 'https://developers.google.com/identity/protocols/oauth2',
  },
  {
    name: 'anthropic_key',
    starts: ['sk-ant-'],
    rest: '[a-z]{2,8}[0-9]{2}-[A-Za-z0-9_-]{24,200}',
    source: 'https://platform.claude.com/docs/en/api/overview',
  },
  {
    name: 'openai_key',
    starts: ['sk-proj-', 'sk-svcacct-', 'sk-admin-', 'sk-or-v1-', 'sk-None-'],
    rest: '[A-Za-z0-9_-]{20,250}',
    source: 'https://platform.openai.com/docs/api-reference/authentication',
  },
  {
    name: 'sk_key',
    starts: ['sk-'],
    rest: '[A-Za-z0-9]{20,64}',
    source: 'https://help.aliyun.com/zh/model-studio/get-api-key',
  },
  {
    name: 'hugging_face_token',
    starts: ['hf_', 'api_org_'],
    rest: '[A-Za-z0-9]{34}',
    source: 'https://huggingface.co/docs/hub/security-tokens',
  },
  {
    name: 'replicate_token',
    starts: ['r8_'],
    rest: '[A-Za-z0-9]{37}',
    source: 'https://replicate.com/docs/topics/security/api-tokens',
  },
  {
    name: 'groq_key',
    starts: ['gsk_'],
    rest: '[A-Za-z0-9]{40,60}',
    source: 'https://console.groq.com/docs/quickstart',
  },
  {
    name: 'xai_key',
    starts: ['xai-'],
    rest: '[A-Za-z0-9]{60,100}',
    source: 'https://docs.x.ai/docs/tutorial',
  },
  {
    name: 'perplexity_key',
    starts: ['pplx-'],
    rest: '[A-Za-z0-9]{40,64}',
    source: 'https://docs.perplexity.ai/getting-started/quickstart',
  },
  {
    name: 'tavily_key',
    starts: ['tvly-'],
    rest: '(?:dev-|prod-)?[A-Za-z0-9]{20,48}',
    source: 'https://docs.tavily.com/documentation/quickstart',
  },
  {
    name: 'pinecone_key',
    starts: ['pcsk_'],
    rest: '[A-Za-z0-9]{4,8}_[A-Za-z0-9]{40,80}',
    source: 'https://docs.pinecone.io/guides/projects/manage-api-keys',
  },
  {
    name: 'npm_token',
    starts: ['npm_'],
    rest: '[A-Za-z0-9]{36}',
    source: 'https://docs.npmjs.com/about-access-tokens',
  },
  {
    name: 'pypi_token',
    starts: ['pypi-AgEIcHlwaS5vcmc', 'pypi-AgENdGVzdC5weXBpLm9yZw'],
    rest: '[A-Za-z0-9_-]{50,1000}',
    source: 'https://pypi.org/help/#apitoken',
  },
  {
    name: 'rubygems_key',
    starts: ['rubygems_'],
    rest: '[a-f0-9]{48}',
    source: 'https://guides.rubygems.org/api-key-scopes/',
  },
  {
    name: 'docker_token',
    starts: ['dckr_pat_', 'dckr_oat_'],
    rest: '[A-Za-z0-9_-]{27,40}',
    source: 'https://docs.docker.com/security/access-tokens/',
  },
  {
    name: 'sendgrid_key',
    starts: ['SG.'],
    rest: '[A-Za-z0-9_-]{16,32}\\.[A-Za-z0-9_-]{16,64}',
    source: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
  },
  {
    name: 'twilio_sid',
    starts: ['SK', 'AC'],
    rest: '[0-9a-f]{32}',
    source: 'https://www.twilio.com/docs/glossary/what-is-a-sid',
  },
  {
    name: 'mailgun_key',
    starts: ['key-'],
    rest: '[0-9a-f]{32}(?:-[0-9a-f]{8}-[0-9a-f]{8})?',
    source: 'https://documentation.mailgun.com/docs/mailgun/user-manual/api-key-mgmt/rbac-mgmt',
  },
  {
    name: 'mailchimp_or_brevo_key',
    starts: ['xkeysib-', 'xsmtpsib-'],
    rest: '[a-f0-9]{64}-[A-Za-z0-9]{16}',
    source: 'https://developers.brevo.com/docs/getting-started',
  },
  {
    name: 'discord_webhook',
    starts: ['discord.com/api/webhooks/', 'discordapp.com/api/webhooks/'],
    rest: '[0-9]{15,22}/[A-Za-z0-9_-]{50,100}',
    source: 'https://discord.com/developers/docs/resources/webhook',
  },
  {
    name: 'alibaba_cloud_key_id',
    starts: ['LTAI'],
    rest: '[A-Za-z0-9]{12,26}',
    source: 'https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair',
  },
  {
    name: 'tencent_cloud_secret_id',
    starts: ['AKID'],
    rest: '[A-Za-z0-9]{32}',
    source: 'https://www.tencentcloud.com/document/product/598/32675',
  },
  {
    name: 'volcengine_key_id',
    starts: ['AKLT'],
    rest: '[A-Za-z0-9]{40,60}={0,2}',
    source: 'https://www.volcengine.com/docs/6291/65568',
  },
  {
    name: 'baidu_cloud_key',
    starts: ['bce-v3/ALTAK-', 'ALTAK-'],
    rest: '[A-Za-z0-9]{20,24}(?:/[a-f0-9]{40})?',
    source: 'https://cloud.baidu.com/doc/qianfan-api/s/ym9chdsy5',
  },
  {
    name: 'digitalocean_token',
    starts: ['dop_v1_', 'doo_v1_', 'dor_v1_'],
    rest: '[a-f0-9]{64}',
    source: 'https://docs.digitalocean.com/reference/api/create-personal-access-token/',
  },
  {
    name: 'shopify_token',
    starts: ['shpat_', 'shpss_', 'shpca_', 'shppa_'],
    rest: '[A-Fa-f0-9]{32}',
    source: 'https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens',
  },
  {
    name: 'square_token',
    starts: ['sq0atp-', 'sq0csp-', 'sq0idp-'],
    rest: '[A-Za-z0-9_-]{22,43}',
    source: 'https://developer.squareup.com/docs/build-basics/access-tokens',
  },
  {
    name: 'databricks_token',
    starts: ['dapi', 'dkea', 'dose'],
    rest: '[a-f0-9]{32}(?:-[0-9])?',
    source: 'https://docs.databricks.com/aws/en/dev-tools/auth/pat',
  },
  {
    name: 'vault_token',
    starts: ['hvs.', 'hvb.', 'hvr.'],
    rest: '[A-Za-z0-9_-]{24,300}',
    source: 'https://developer.hashicorp.com/vault/docs/concepts/tokens',
  },
  {
    name: 'atlassian_token',
    starts: ['ATATT3', 'ATCTT3', 'ATBB'],
    rest: '[A-Za-z0-9_=-]{24,400}',
    source:
      'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/',
  },
  {
    name: 'linear_key',
    starts: ['lin_api_', 'lin_oauth_'],
    rest: '[A-Za-z0-9]{32,64}',
    source: 'https://linear.app/developers/graphql',
  },
  {
    name: 'notion_token',
    starts: ['ntn_', 'secret_'],
    rest: '[A-Za-z0-9]{40,60}',
    source: 'https://developers.notion.com/reference/authentication',
  },
  {
    name: 'grafana_token',
    starts: ['glsa_', 'glc_'],
    rest: '[A-Za-z0-9+/_=]{32,300}',
    source: 'https://grafana.com/docs/grafana/latest/administration/service-accounts/',
  },
  {
    name: 'figma_token',
    starts: ['figd_'],
    rest: '[A-Za-z0-9_-]{36,50}',
    source: 'https://developers.figma.com/docs/rest-api/authentication/',
  },
  {
    name: 'postman_key',
    starts: ['PMAK-'],
    rest: '[a-f0-9]{24}-[a-f0-9]{34}',
    source: 'https://learning.postman.com/docs/developer/postman-api/authentication/',
  },
  {
    name: 'new_relic_key',
    starts: ['NRAK-'],
    rest: '[A-Z0-9]{27}',
    source: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
  },
  {
    name: 'sentry_token',
    starts: ['sntrys_', 'sntryu_'],
    rest: '[A-Za-z0-9+/=_]{40,400}',
    source: 'https://docs.sentry.io/account/auth-tokens/',
  },
  {
    name: 'supabase_token',
    starts: ['sbp_', 'sb_secret_'],
    rest: '[A-Za-z0-9_-]{30,64}',
    source: 'https://supabase.com/docs/guides/api/api-keys',
  },
  {
    name: 'airtable_token',
    starts: ['pat'],
    rest: '[A-Za-z0-9]{14}\\.[a-f0-9]{64}',
    source: 'https://airtable.com/developers/web/guides/personal-access-tokens',
  },
  {
    name: 'planetscale_token',
    starts: ['pscale_tkn_', 'pscale_pw_', 'pscale_oauth_'],
    rest: '[A-Za-z0-9_=.-]{32,64}',
    source: 'https://planetscale.com/docs/concepts/service-tokens',
  },
  {
    name: 'doppler_token',
    starts: ['dp.pt.', 'dp.st.', 'dp.sa.'],
    rest: '(?:[a-z0-9_-]{2,35}\\.)?[A-Za-z0-9]{40,44}',
    source: 'https://docs.doppler.com/reference/auth-token-formats',
  },
  {
    name: 'netlify_or_fly_token',
    starts: ['nfp_', 'fo1_'],
    rest: '[A-Za-z0-9_-]{36,80}',
    source: 'https://docs.netlify.com/api/get-started/',
  },
]
