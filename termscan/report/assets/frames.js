"use strict";

/* A municipality's or area's sentences by the items of the analysis frames: grouped, never judged.
   Text from documents is only ever set as text, never as markup. */

(() => {
  const { areaTitle, asked, data, latestIn, load, make, marked, pageLink, t } = termscan;

  function quote(paper, place) {
    const found = data.papers.get(paper.id);
    const [page, text] = found.sentences[place];
    const spans = found.mentions.filter(([at, , status]) => at === place && !status).flatMap(([, , , ...flat]) => flat);
    const about = [paper.of.map(areaTitle).join(", "), t(paper.kind), paper.period].filter(Boolean).join(" · ");
    return make("li", {}, pageLink(paper, page), make("blockquote", {}, ...marked(text, spans)), make("p", { class: "about" }, about));
  }
  function itemPart(item, papers) {
    const lines = papers.flatMap((paper) =>
      (data.papers.get(paper.id).frames?.[item] ?? []).map((place) => [paper, place]));
    const title = data.words[`item_${item}`] ?? t(item);
    if (!lines.length) return make("p", { class: "item" }, `${title}: ${t("frames_none")}`);
    const details = make("details", {}, make("summary", {}, make("strong", {}, title), ` (${lines.length})`));
    const list = make("ol", { class: "sentences" });
    details.append(list);
    details.addEventListener("toggle", () => {
      if (!list.childElementCount) list.append(...lines.map(([paper, place]) => quote(paper, place)));
    });
    return details;
  }
  function sentencesOf(papers, items) {
    return papers.reduce((sum, paper) => {
      const spoken = data.papers.get(paper.id).frames ?? {};
      return sum + new Set(items.flatMap((item) => spoken[item] ?? [])).size;
    }, 0);
  }
  /* What plans' tables say stands in rows, not sentences: the third recommendation leads there. */
  const IN_TABLES = "R3";
  const LEVELS = { r: "region", c: "county" };
  function tablesLink(home, area) {
    const [, level, code] = /^([rc])-(.*)$/.exec(area) ?? [null, null, area];
    const address = `${home.dataset.here}${LEVELS[level] ?? "municipality"}/${code}.html#measures`;
    return make("p", { class: "item" }, make("a", { href: address }, `${areaTitle(area)}: ${t("measures_title")}`));
  }
  function frameParts(home, area, papers, frame) {
    return data.index.frames[frame].flatMap((item) => {
      const part = itemPart(item, papers);
      return item === IN_TABLES ? [part, tablesLink(home, area)] : [part];
    });
  }
  function draw(home, area, papers) {
    const title = make("h2", { tabindex: "-1" }, areaTitle(area));
    home.replaceChildren(title);
    const first = home.dataset.first.split(" ");
    for (const frame of first) {
      home.append(make("h3", {}, t(`frame_${frame}`)), ...frameParts(home, area, papers, frame));
    }
    home.append(make("h3", {}, t("frames_others")));
    for (const frame of Object.keys(data.index.frames).filter((name) => !first.includes(name))) {
      const number = sentencesOf(papers, data.index.frames[frame]);
      const title = `${t(`frame_${frame}`)} (${number})`;
      const details = make("details", { class: "frames" }, make("summary", {}, title));
      details.addEventListener("toggle", () => details.append(...frameParts(home, area, papers, frame)), { once: true });
      home.append(details);
    }
    document.title = `${areaTitle(area)} · ${t("frames_title")} – ${t("title")}`;
    title.focus();
    title.scrollIntoView();
  }
  async function show(home) {
    const [area] = asked();
    if (!area || document.getElementById(area)) return;
    home.replaceChildren(make("p", { role: "status" }, t("evidence_loading")));
    try {
      await load(home.dataset.root, "index");
      const papers = latestIn(area).filter((paper) => paper.counts.length);
      await Promise.all(papers.map((paper) => load(home.dataset.root, paper.id)));
      if (asked()[0] === area) draw(home, area, papers);
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
