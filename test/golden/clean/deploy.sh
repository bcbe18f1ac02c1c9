#!/usr/bin/env bash
# Builds the image and rolls it out.
set -euo pipefail

readonly registry="registry.internal"
readonly image="${registry}/shop/web"
tag="$(git rev-parse --short HEAD)"

usage() {
  echo "usage: $0 [--dry-run] [--wait SECONDS]" >&2
  exit 64
}

dry_run=false
wait_for=30
while (($# > 0)); do
  case "$1" in
    --dry-run) dry_run=true ;;
    --wait) wait_for="${2:?}"; shift ;;
    -h | --help) usage ;;
    *) usage ;;
  esac
  shift
done

run() {
  if [[ "$dry_run" == true ]]; then
    printf '+ %s\n' "$*"
  else
    "$@"
  fi
}

run docker build --pull --tag "${image}:${tag}" .
run docker push "${image}:${tag}"
run kubectl set image deployment/web "web=${image}:${tag}"
run kubectl rollout status deployment/web --timeout "${wait_for}s" || {
  run kubectl rollout undo deployment/web
  exit 1
}
for pod in $(kubectl get pods -l app=web -o name); do
  run kubectl logs --tail 5 "$pod" | grep -Ev '^(debug|trace)' || true
done
