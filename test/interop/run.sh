#!/usr/bin/env bash
# Reads prepkit's output with the real Hugging Face `datasets`, in a virtual environment of its own (`.venv/`).
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

wanted=test/interop/requirements.txt
if ! cmp -s "$wanted" .venv/installed.txt; then
  "$python" -m venv --clear .venv
  .venv/bin/pip install -qq --disable-pip-version-check -r "$wanted"
  cp "$wanted" .venv/installed.txt
fi
exec .venv/bin/python test/interop/check_hf.py
