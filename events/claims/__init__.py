"""
Who says what of one happening.

What is not said contradicts nothing, nor does what is only assumed. What is told more exactly (Aleppo lies in Syria,
Thursday in that week, 22 are at least 17) is no contradiction.
"""

from .fields import NUMBERS
from .summary import summary
from .table import Claim, Claims, claims, closest, differences

__all__ = ["NUMBERS", "Claim", "Claims", "claims", "closest", "differences", "summary"]
