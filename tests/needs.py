"""What tests need beside Python: tools that a machine may lack, and that ``.ci/run`` installs."""

from __future__ import annotations

import os

import pytest


def needs(found: object, missing: str) -> None:
    """Skip the test if ``found`` is false, with the reason ``missing``; in CI (``CI=true``) fail it instead."""
    if found:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI must provide what this test needs: {missing}", pytrace=False)
    pytest.skip(missing)
