#!/usr/bin/env bash
# Reads prepkit's output with the real Hugging Face `datasets` and with the loaders and trainers that people use, in
# virtual environments of their own (`.venv/`, `.venv-tokens/`, `.venv-loaders/`, `.venv-templates/`).
# Needs `npm run build` before it. Without Python it is skipped, which it says; anything else that goes wrong fails.
set -euo pipefail
cd "$(dirname "$0")/../.."

python=''
for candidate in python3.11 python3.12 python3.13 python3; do
  if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2> /dev/null; then
    python=$candidate
    break
  fi
done
if [ -z "$python" ]; then
  echo 'skipped: no python3/pip (Python 3.11 or newer with venv is needed)'
  exit 0
fi

# Installs a list of packages into a virtual environment, unless it is there. Python compiles of them what it imports,
# which is little of torch.
environment() { # FOLDER REQUIREMENTS PIP_OPTIONS...
  local folder=$1 wanted=$2
  shift 2
  cmp -s "$wanted" "$folder/installed.txt" && return
  "$python" -m venv --clear "$folder" &&
    timeout 400 "$folder/bin/pip" install -qq --no-compile --disable-pip-version-check "$@" -r "$wanted" &&
    cp "$wanted" "$folder/installed.txt"
}

environment .venv test/interop/requirements.txt
.venv/bin/python test/interop/check_hf.py

.venv/bin/python test/interop/check_cards.py

.venv/bin/python test/interop/check_metrics.py
.venv/bin/python test/interop/check_reports.py

environment .venv-tokens test/interop/requirements-tokens.txt --no-deps
TOKENIZERS_PARALLELISM=false .venv-tokens/bin/python test/interop/check_tokens.py

# Loaders and trainers need torch for this machine. Where that cannot be had they are skipped, and it is said.
if environment .venv-loaders test/interop/requirements-loaders.txt --no-deps; then
  .venv-loaders/bin/python test/interop/check_loaders.py
  .venv-loaders/bin/python -W ignore test/interop/check_token_files.py
  .venv-loaders/bin/python test/interop/check_trl.py
  .venv-loaders/bin/python test/interop/check_prepkit_loader.py
  if environment .venv-templates test/interop/requirements-templates.txt --no-deps; then
    .venv-loaders/bin/python test/interop/check_templates.py
  else
    echo '!! SKIPPED: TRL and axolotl cannot be had, so their chat templates are not held against jinja2'
  fi
else
  echo '!! SKIPPED: torch, Streaming, LitData, WebDataset, datatrove, Megatron and TRL cannot be installed, so they do not read the output'
fi
