"""Which countries an article is about, and which it merely names."""

from django.db import models


class ArticleCountry(models.Model):
    """A country of an article with its weight, the article's weights adding up to 1. `articles/countries.py` weighs."""

    article = models.ForeignKey("Article", models.CASCADE, related_name="countries")
    country = models.ForeignKey("Country", models.CASCADE, related_name="article_countries")
    weight = models.FloatField()
    primary = models.BooleanField()

    class Meta:
        ordering = ["article", "-weight"]
        verbose_name_plural = "article countries"
        constraints = [models.UniqueConstraint(fields=["article", "country"], name="article_country_once")]
        indexes = [models.Index(fields=["country", "primary", "article"], name="article_country")]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.country_id}"
