"""A strategy page as the publishing systems of municipalities set it: what is its own, what not."""

from __future__ import annotations

INGRESS = "Mallilan kuntastrategia ohjaa kunnan kehittämistä ja arjen päätöksiä vuoteen 2029."
VISION = (
    "Vuonna 2029 Mallila on turvallinen ja yhteisöllinen kotikunta, jossa jokaisen mielen "
    "hyvinvoinnista pidetään huolta ja jossa palvelut ovat lähellä."
)
HEALTH = (
    "Edistämme mielenterveyttä kouluissa, työpaikoilla ja harrastuksissa. Ehkäisemme yksinäisyyttä "
    "yhdessä järjestöjen ja seurakunnan kanssa."
)
FOLLOWING = (
    "Valtuusto seuraa strategian toteutumista kaksi kertaa vuodessa, ja hyvinvointikoordinaattori "
    "kokoaa tulokset hyvinvointikertomukseen."
)
VALUES = ("Rohkeus", "Yhteisöllisyys", "Kestävä arki")
ROWS = (("Tavoite", "Mittari"), ("Koulurauha vahvistuu", "Kouluterveyskysely"))
OWN = (
    *("Kuntastrategia 2025–2029", INGRESS, "Visio", VISION, "Arvot", *VALUES),
    *("Hyvinvoivat asukkaat", HEALTH, *ROWS[0], *ROWS[1], "Seuranta", FOLLOWING),
)

MENU = (
    *("Etusivu", "Asuminen ja ympäristö", "Mielenterveys- ja päihdepalvelut", "Päätöksenteko"),
    *("Kasvatus ja koulutus", "Kulttuuri ja liikunta", "Yhteystiedot", "Asioi verkossa"),
)
NEWS = (
    *("Mielenterveysviikko alkaa maanantaina kirjastossa", "Uimahalli on suljettu huollon ajan"),
    *("Hae avustusta hyvinvointia edistävään toimintaan", "Tule mukaan asukasiltaan torstaina"),
)
COOKIES = "Käytämme evästeitä, jotta sivusto toimisi hyvin. Voit hallita evästeitä asetuksista."
ADDRESS = "Mallilan kunta, Kuntatie 1, 12345 Mallila, puh. 012 345 678"
NOT_OWN = (*MENU, *NEWS, COOKIES, ADDRESS)


def _links(texts):
    items = (
        f'<li class="item"><a href="/sivu/{text[:3]}"><span>{text}</span></a></li>'
        for text in texts
    )
    return f"<ul>{''.join(items)}</ul>"


def _table():
    rows = ("".join(f"<td><p>{cell}</p></td>" for cell in row) for row in ROWS)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _text(opening="<div>", closing="</div>"):
    values = "".join(f"<li>{value}</li>" for value in VALUES)
    return (
        f"{opening}<p class='ingressi'>{INGRESS}</p><h2>Visio</h2><p>{VISION}</p>"
        f"<h2>Arvot</h2><ul>{values}</ul>{closing}{opening}<h2>Hyvinvoivat asukkaat</h2><p>{HEALTH}"
        f"</p>{_table()}{closing}{opening}<h2>Seuranta</h2><p>{FOLLOWING}</p>{closing}"
    )


def _page(body):
    return f"<!doctype html><html lang=fi><title>Mallila</title><body>{body}</body></html>"


TITLE = "<h1>Kuntastrategia 2025–2029</h1>"
WORDPRESS = _page(
    f"<div id=page class=site><div id=masthead><div class=site-title><a href=/>Mallila</a></div>"
    f"<div id=primary-menu>{_links(MENU)}</div></div><div id=content class=site-content>"
    f"<div class=hentry><div class=entry-header>{TITLE}</div>"
    f"{_text('<div class=wp-block-group>')}</div><div id=secondary class=widget-area>"
    f"<div class=widget><h3>Ajankohtaista</h3>{_links(NEWS)}</div></div></div>"
    f"<div id=colophon><p>{ADDRESS}</p></div></div><div class=cmplz><p>{COOKIES}</p></div>"
)
DRUPAL = _page(
    f"<div class=dialog-off-canvas><header role=banner><div class=region-header>{_links(MENU)}"
    f"</div></header><main role=main><a id=main-content></a><div class='region region-content'>"
    f"<article class='node node--type-page'><header>{TITLE}</header><div class=node__content>"
    f"{_text('<div class=paragraph>')}</div></article></div><div class=region-after>"
    f"<section><h2>Katso myös</h2>{_links(NEWS)}</section></div></main>"
    f"<footer><p>{ADDRESS}</p></footer></div><div class=eu-cookie-compliance><p>{COOKIES}</p></div>"
)
SITEVISION = _page(
    f"<div id=svid10_1 class=sv-layout><div class='sv-row'><div class=sv-custom-module>"
    f"{_links(MENU)}</div></div><div id=svid94_2 class=sv-column-8><div class=sv-text-portlet>"
    f"<div class=sv-text-portlet-content>{TITLE}</div></div>"
    f"{_text('<div class=sv-text-portlet><div class=sv-text-portlet-content>', '</div></div>')}"
    f"</div><div class=sv-column-4><div class=sv-archive-portlet>{_links(NEWS)}</div></div>"
    f"<div class=sv-row><div class=sv-text-portlet-content><p>{ADDRESS}</p></div></div></div>"
    f"<div class=env-modal role=dialog><p>{COOKIES}</p></div>"
)
LIFERAY = _page(
    f"<div id=wrapper><div id=banner><nav>{_links(MENU)}</nav></div><section id=content>"
    f"<div class=columns-2><div class=portlet-column><div class=journal-content-article>{TITLE}"
    f"{_text()}</div></div><div class=portlet-column-last><section class=portlet-asset-publisher>"
    f"{_links(NEWS)}</section></div></div></section><footer><p>{ADDRESS}</p></footer></div>"
    f"<div role=dialog><p>{COOKIES}</p></div>"
)
SHAREPOINT = _page(
    f"<form id=aspnetForm action=/sivu.aspx><table id=MSO_Table><tr><td colspan=2>{_links(MENU)}"
    f"</td></tr><tr><td class=ms-leftnav>{_links(NEWS)}</td><td class=ms-bodyareacell>{TITLE}"
    f"{_text()}</td></tr><tr><td colspan=2><p>{ADDRESS}</p></td></tr></table></form>"
    f"<div class=cookie-notice><p>{COOKIES}</p></div>"
)
SHAPES = {
    "WordPress": WORDPRESS,
    "Drupal": DRUPAL,
    "SiteVision": SITEVISION,
    "Liferay": LIFERAY,
    "SharePoint": SHAREPOINT,
}
