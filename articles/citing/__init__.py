"""How to cite what is here: an item in the terms of CSL, and the forms that it is given out in."""

from .items import Item, article_item, view_item
from .views import CiteList, citation

__all__ = ["CiteList", "Item", "article_item", "citation", "view_item"]
