#!/bin/sh
# Makes the virtual environment from requirements.lock: with uv where it can be had, else with pip.
# Run by the Makefile. PYTHON names the interpreter, VENV the folder, CLAIMAUDIT_INSTALLER=pip forbids uv.
set -eu

LOCK=requirements.lock
OLDEST='import sys; sys.exit(sys.version_info < (3, 11))'

stop() {
    echo "claimaudit: $1" >&2
    exit 2
}

find_python() {
    for name in "$PYTHON" python3 python3.13 python3.12 python3.11; do
        if "$name" -c "$OLDEST" 2>/dev/null; then
            echo "$name"
            return
        fi
    done
    stop "no Python 3.11 or later was found as '$PYTHON'; name one: make test PYTHON=/path/to/python3.11"
}

make_venv() {
    if [ -x "$VENV/bin/python" ] && "$VENV/bin/python" -c "$OLDEST" 2>/dev/null; then
        return
    fi
    python=$(find_python) || exit 2
    if ! "$python" -m venv --clear "$VENV"; then
        rm -rf "$VENV"
        stop "'$python' cannot make a virtual environment; on Debian and Ubuntu: apt-get install python3-venv"
    fi
}

# uv comes from the lock too: its entry alone, hashes and all, is handed to pip.
fetch_uv() {
    awk '/^uv==/ { on = 1 } on { print } on && !/\\$/ { exit }' "$LOCK" > "$VENV/uv.lock"
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps \
        --requirement "$VENV/uv.lock" >/dev/null 2>&1
}

find_uv() {
    if [ "${CLAIMAUDIT_INSTALLER:-uv}" = pip ]; then
        return
    elif command -v uv >/dev/null 2>&1; then
        echo uv
    elif [ -x "$VENV/bin/uv" ] || fetch_uv; then
        echo "$VENV/bin/uv"
    fi
}

# The certificates are the system's, as pip's are, so that a machine behind a proxy installs too.
install_with_uv() {
    export UV_LINK_MODE="${UV_LINK_MODE:-copy}" UV_SYSTEM_CERTS="${UV_SYSTEM_CERTS:-1}"
    "$1" pip sync --quiet --require-hashes --python "$VENV/bin/python" "$LOCK" &&
        "$1" pip install --quiet --no-deps --no-build-isolation --python "$VENV/bin/python" --editable .
}

install_with_pip() {
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --requirement "$LOCK"
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
}

make_venv
uv=$(find_uv)
[ -z "$uv" ] || echo "claimaudit: installing $LOCK into $VENV with uv"
if [ -z "$uv" ] || ! install_with_uv "$uv"; then
    echo "claimaudit: installing $LOCK into $VENV with pip (uv is not to be had; this takes a minute)"
    "$VENV/bin/python" -m ensurepip --upgrade >/dev/null 2>&1 || true
    install_with_pip
fi
