#include "unit/pdf/sample_document.hpp"

#include <numbers>
#include <stdexcept>

namespace livret::test {

using namespace base::literals;
using frame::Artifact;
using frame::ContentId;
using frame::ElementId;
using frame::Role;

Typesetter::Typesetter() { fonts_.add_folder(LIVRET_SOURCE_DIR "/fonts", sources_, sink_); }

text::TextStyle Typesetter::style(std::string const& family, double size, base::Colour colour, int weight,
                                  text::Slant slant) {
  text::TextStyle style;
  style.face = fonts_.find({family, weight, slant}, {}, sink_);
  if (sink_.has_errors()) throw std::runtime_error(sink_.sorted().front().message);
  style.size = base::Length::from_pt(size);
  style.colour = colour;
  return style;
}

text::GlyphRunPtr Typesetter::run(std::string_view text, text::TextStyle const& style) {
  auto run = std::make_shared<text::GlyphRun const>(text::shape(fonts_, text, style, {}, sink_));
  if (sink_.has_errors()) throw std::runtime_error(sink_.sorted().front().message);
  return run;
}

namespace {

constexpr base::Colour deep{18, 58, 92, 255};
constexpr base::Colour accent{30, 130, 118, 255};
constexpr base::Colour warm{204, 102, 51, 255};

/// Builds the sample, a block a function, from top to bottom.
class SampleBuilder {
 public:
  explicit SampleBuilder(Typesetter& typesetter)
      : typesetter_(typesetter),
        body_(typesetter.style("Vollkorn", 9.6)),
        small_(typesetter.style("Roboto", 7.5)),
        heading_(typesetter.style("Roboto", 13, deep, 700)) {
    document_.pages.resize(2);
    for (std::size_t i = 0; i < 2; ++i) {
      document_.pages[i].frame.size = {210_mm, 297_mm};
      document_.pages[i].label = std::to_string(i + 1);
    }
    document_.metadata = {"Ce que savent faire les territoires",
                          "Fondation des Territoires",
                          "Note de synthèse",
                          {"compétences", "ingénierie"},
                          "fr",
                          "2023-10-05"};
  }

  frame::PagedDocument build() {
    add_band();
    add_text();
    add_list();
    add_note();
    add_table();
    add_figure();
    add_running_heads();
    return std::move(document_);
  }

 private:
  frame::StructureTree& tree() { return document_.structure; }
  void put(frame::Item item) { document_.pages[page_].frame.items.push_back(std::move(item)); }

  base::Length show(std::string_view text, text::TextStyle const& style, base::Point at, frame::Marking marking) {
    auto const run = typesetter_.run(text, style);
    put(frame::TextItem{at, run, marking});
    return at.x + run->width();
  }

  base::Length say(ElementId parent, Role role, std::string_view text, text::TextStyle const& style, base::Point at) {
    return show(text, style, at, tree().content(tree().add(parent, role)));
  }

  void add_band() {
    put(frame::RectItem{{{}, {210_mm, 60_mm}}, deep, {}, {}, {}, Artifact::Background});
    put(frame::RectItem{{{0_pt, 60_mm}, {210_mm, 1.5_mm}}, warm, {}, {}, {}, Artifact::Background});
    auto const title = typesetter_.style("Roboto", 25, {255, 255, 255, 255}, 700);
    say(tree().root(), Role::H1, "Ce que savent faire les territoires", title, {20_mm, 28_mm});
    auto const lead = typesetter_.style("Vollkorn", 13, {255, 255, 255, 200}, 400, text::Slant::Italic);
    say(tree().root(), Role::P, "Huit situations de travail, trois ingénieries", lead, {20_mm, 40_mm});
  }

  void add_text() {
    section_ = tree().add(tree().root(), Role::Sect);
    document_.destinations.push_back({0, {20_mm, 66_mm}});
    document_.outline = {{1, "Regarder de près", frame::DestinationId(0)}, {2, "Détail", frame::DestinationId(0)}};
    say(section_, Role::H2, "Regarder de près les compétences", heading_, {20_mm, 72_mm});
    auto const paragraph = tree().add(section_, Role::P);
    ContentId const words = tree().content(paragraph);
    show("Qui sait faire quoi ? L’efficacité des flux diffère ; « fonda", body_, {20_mm, 80_mm}, words);
    auto const hyphen = typesetter_.run("\u00AD", body_);
    put(frame::TextItem{{118_mm, 80_mm}, hyphen, words});
    auto const end = show("tions » : 10\u202F000 réponses", body_, {20_mm, 85_mm}, words);

    auto raised = body_;
    raised.size = 6_pt;
    raised.baseline_shift = 3.5_pt;
    auto const reference = tree().add(paragraph, Role::Reference);
    auto const call = tree().add(reference, Role::Link);
    show("1", raised, {end, 85_mm}, tree().content(call));
    document_.destinations.push_back({0, {20_mm, 270_mm}});
    put(frame::LinkItem{{{end, 82_mm}, {4_pt, 8_pt}}, frame::DestinationId(1), "Note 1", call});

    auto english = body_;
    english.language = "en-GB";
    auto const after = show(" (so-called ", body_, {end + 4_pt, 85_mm}, tree().content(paragraph));
    auto const last = show("skills", english, {after, 85_mm}, tree().content(paragraph));
    show(").", body_, {last, 85_mm}, tree().content(paragraph));
    // Left out of the file: nothing was painted.
    tree().content(tree().add(section_, Role::P));
    tree().add(tree().add(section_, Role::Div), Role::Span);
  }

  void add_list() {
    auto const list = tree().add(section_, Role::L);
    tree().element(list).numbering = frame::Numbering::Disc;
    base::Length y = 95_mm;
    for (char const* text : {"Identifier", "Écouter", "Mesurer"}) {
      auto const item = tree().add(list, Role::LI);
      say(item, Role::Lbl, "•", body_, {20_mm, y});
      say(item, Role::LBody, text, body_, {25_mm, y});
      y += 5_mm;
    }
  }

  void add_note() {
    put(frame::LineItem{{20_mm, 266_mm}, {55_mm, 266_mm}, {0, 0, 0, 255}, 0.4_pt, Artifact::Layout});
    auto const note = tree().add(section_, Role::Note);
    auto const x = say(note, Role::Lbl, "1", small_, {20_mm, 270_mm});
    auto const body = tree().add(note, Role::P);
    auto const left = show(" Présentation : ", small_, {x, 270_mm}, tree().content(body));
    auto const link = tree().add(body, Role::Link);
    auto url = small_;
    url.colour = accent;
    auto const right = show("lerameau.fr/é", url, {left, 270_mm}, tree().content(link));
    put(frame::LinkItem{
        {{left, 267.5_mm}, {right - left, 3_mm}}, "https://lerameau.fr/é (1)", "Le site du RAMEAU", link});
  }

  ElementId cell(ElementId row, Role role, std::string_view text, base::Point at) {
    auto const id = tree().add(row, role);
    if (!text.empty()) show(text, small_, at, tree().content(id));
    return id;
  }

  /// A head that spans, rows with row heads, an empty cell, and the body going on over the page.
  void add_table() {
    auto const table = tree().add(section_, Role::Table);
    auto const head = tree().add(tree().add(table, Role::THead), Role::TR);
    base::Length y = 130_mm;
    tree().element(cell(head, Role::TH, "Situation", {20_mm, y})).scope = frame::Scope::Column;
    auto& group = tree().element(cell(head, Role::TH, "Implication", {60_mm, y}));
    group.scope = frame::Scope::Column;
    group.column_span = 2;
    auto const rows = tree().add(table, Role::TBody);
    for (char const* text : {"Manager", "Évaluer", "Financer"}) {
      y += 6_mm;
      if (text == std::string_view("Financer")) {
        page_ = 1;
        y = 30_mm;
      }
      auto const row = tree().add(rows, Role::TR);
      tree().element(cell(row, Role::TH, text, {20_mm, y})).scope = frame::Scope::Row;
      cell(row, Role::TD, "3,5", {60_mm, y});
      cell(row, Role::TD, text[0] == 'M' ? "" : "n. d.", {80_mm, y});
      put(frame::LineItem{{20_mm, y + 2_mm}, {100_mm, y + 2_mm}, {120, 120, 120, 255}, 0.4_pt, Artifact::Layout});
    }
  }

  void add_figure() {
    auto const figure = tree().add(section_, Role::Figure);
    tree().element(figure).alt = "Trois barres : 10, 20 et 30 %.";
    tree().element(figure).bounding_box = base::Rect{{20_mm, 50_mm}, {100_mm, 60_mm}};
    auto drawing = std::make_shared<frame::Drawing>();
    drawing->size = {100_mm, 60_mm};
    frame::Gradient const gradient{{0, 0}, {0, 150}, 0, 0, {{0, accent}, {0.5, warm}, {1, deep}}};
    auto& operations = drawing->operations;
    for (int i = 1; i <= 3; ++i) {
      double const x = 40.0 * i;
      double const top = 150 - 40.0 * i;
      frame::Path const bar = {frame::MoveTo{{x, 150}}, frame::LineTo{{x, top}}, frame::LineTo{{x + 25, top}},
                               frame::LineTo{{x + 25, 150}}, frame::ClosePath{}};
      operations.push_back(i == 3 ? frame::Fill{bar, gradient} : frame::Fill{bar, base::Colour{30, 130, 118, 128}});
      operations.push_back(frame::Glyphs{{x, 160}, std::numbers::pi / 6, typesetter_.run("étape", small_)});
    }
    operations.push_back(frame::Save{});
    operations.push_back(frame::Clip{
        {frame::MoveTo{{200, 50}}, frame::LineTo{{260, 50}}, frame::LineTo{{230, 120}}, frame::ClosePath{}}});
    frame::Gradient const ball{{230, 70}, {230, 80}, 5, 40, {{0, {255, 255, 255, 255}}, {1, deep}}};
    operations.push_back(frame::Fill{{frame::MoveTo{{180, 40}}, frame::LineTo{{280, 40}}, frame::LineTo{{280, 130}},
                                      frame::LineTo{{180, 130}}, frame::ClosePath{}},
                                     ball});
    operations.push_back(frame::Restore{});
    operations.push_back(frame::Stroke{{frame::MoveTo{{20, 150}}, frame::LineTo{{180, 150}}},
                                       deep,
                                       1,
                                       frame::Cap::Round,
                                       frame::Join::Round,
                                       10,
                                       {3, 2},
                                       0});
    put(frame::DrawingItem{{20_mm, 50_mm}, drawing, tree().content(figure)});
    put(frame::RectItem{{{130_mm, 50_mm}, {50_mm, 30_mm}},
                        base::Colour{237, 244, 244, 255},
                        accent,
                        0.6_pt,
                        6_pt,
                        Artifact::Background});
    document_.attachments.push_back({"étapes.csv", "text/csv", "Les données de la figure", "etape,part\n1,10\n",
                                     frame::Attachment::Relationship::Data, figure});
  }

  void add_running_heads() {
    for (page_ = 0; page_ < 2; ++page_)
      show(page_ == 0 ? "1 / 2" : "2 / 2", small_, {180_mm, 285_mm}, Artifact::Footer);
  }

  Typesetter& typesetter_;
  text::TextStyle body_, small_, heading_;
  frame::PagedDocument document_;
  std::size_t page_ = 0;
  ElementId section_;
};

}  // namespace

frame::PagedDocument sample_document(Typesetter& typesetter) { return SampleBuilder(typesetter).build(); }

}  // namespace livret::test
