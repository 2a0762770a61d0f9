"use strict";

/* A municipality's sentences by the items of the analysis frames: grouped, never judged.
   Text from documents is only ever set as text, never as markup. */

(() => {
  const { data, t, make, asked, load, marked, pageLink, placeName } = termscan;

  function quote(paper, place) {
    const found = data.papers.get(paper.id);
    const [page, text] = found.sentences[place];
    const spans = found.mentions.filter(([at, , status]) => at === place && !status).flatMap(([, , , ...flat]) => flat);
    const about = `${t(paper.kind)}${paper.period ? ` ${paper.period}` : ""}`;
    return make("li", {}, pageLink(paper, page), make("blockquote", {}, ...marked(text, spans)), make("p", { class: "about" }, about));
  }
  function itemPart(item, papers) {
    const lines = papers.flatMap((paper) =>
      (data.papers.get(paper.id).frames?.[item] ?? []).map((place) => [paper, place]));
    const title = t(`item_${item}`);
    if (!lines.length) return make("p", {}, `${title}: ${t("frames_none")}`);
    const details = make("details", {}, make("summary", {}, make("strong", {}, title), ` (${lines.length})`));
    const list = make("ol", { class: "sentences" });
    details.append(list);
    details.addEventListener("toggle", () => {
      if (!list.childElementCount) list.append(...lines.map(([paper, place]) => quote(paper, place)));
    });
    return details;
  }
  /* What plans' tables say stands in rows, not sentences: the third recommendation leads there. */
  const IN_TABLES = "R3";
  function tablesLink(home, code) {
    const address = `${home.dataset.here}municipality/${code}.html#measures`;
    return make("p", {}, make("a", { href: address }, `${placeName(code)}: ${t("measures_title")}`));
  }
  function draw(home, code, papers) {
    const title = make("h2", { tabindex: "-1" }, placeName(code));
    home.replaceChildren(title);
    for (const [frame, items] of Object.entries(data.index.frames)) {
      home.append(make("h3", {}, t(`frame_${frame}`)));
      for (const item of items) {
        home.append(itemPart(item, papers));
        if (item === IN_TABLES) home.append(tablesLink(home, code));
      }
    }
    document.title = `${placeName(code)} · ${t("frames_title")} – ${t("title")}`;
    title.focus();
    title.scrollIntoView();
  }
  async function show(home) {
    const [code] = asked();
    if (!code || document.getElementById(code)) return;
    home.replaceChildren(make("p", { role: "status" }, t("evidence_loading")));
    try {
      await load(home.dataset.root, "index");
      const papers = data.index.documents.filter((paper) => paper.latest.includes(code) && paper.counts.length);
      await Promise.all(papers.map((paper) => load(home.dataset.root, paper.id)));
      if (asked()[0] === code) draw(home, code, papers);
    } catch {
      home.replaceChildren(make("p", { role: "alert", class: "strong" }, t("evidence_failed")));
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    const home = document.getElementById("frames");
    addEventListener("hashchange", () => show(home));
    show(home);
  });
})();
