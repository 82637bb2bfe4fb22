#include "chart/description_words.hpp"

#include <algorithm>
#include <array>

namespace livret::chart {

namespace {

constexpr Words french{"{} élément",
                       "{} éléments",
                       "Axe horizontal : {}",
                       "Axe vertical : {}",
                       "de {} à {}",
                       "{} catégorie",
                       "{} catégories",
                       "{} séries",
                       "Une vue pour chaque valeur de {}",
                       "{} vues",
                       "Vue {} : {}",
                       "Les vues suivantes ne sont pas décrites",
                       "Valeur la plus haute",
                       "valeur la plus basse",
                       "monte de {} à {}",
                       "descend de {} à {}",
                       "reste à {}",
                       "Valeurs",
                       "Effectifs",
                       "Valeurs non diffusées : {}",
                       "Valeurs manquantes : {}",
                       "n. d.",
                       "sans valeur",
                       " : ",
                       " ; ",
                       " – ",
                       "Aucune donnée"};
constexpr Words english{"{} item",
                        "{} items",
                        "Horizontal axis: {}",
                        "Vertical axis: {}",
                        "from {} to {}",
                        "{} category",
                        "{} categories",
                        "{} series",
                        "One view for each value of {}",
                        "{} views",
                        "View {}: {}",
                        "Further views are not described",
                        "Highest value",
                        "lowest value",
                        "rises from {} to {}",
                        "falls from {} to {}",
                        "stays at {}",
                        "Values",
                        "Counts",
                        "Suppressed values: {}",
                        "Missing values: {}",
                        "n/a",
                        "no value",
                        ": ",
                        "; ",
                        "–",
                        "No data"};

struct KindName {
  std::string_view kind, french, english;
};
constexpr auto kind_names = std::to_array<KindName>({
    {"arc", "Diagramme circulaire", "Pie chart"},
    {"area", "Aires", "Area chart"},
    {"bar", "Graphique en barres", "Bar chart"},
    {"boxplot", "Boîtes à moustaches", "Box plot"},
    {"bubbles", "Matrice à bulles", "Bubble matrix"},
    {"bump", "Évolution des rangs", "Bump chart"},
    {"caterpillar", "Estimations et intervalles", "Caterpillar plot"},
    {"coverage", "Ensembles et intersections", "Set intersections"},
    {"dots", "Graphique à points", "Dot plot"},
    {"dumbbell", "Graphique en haltères", "Dumbbell chart"},
    {"errorband", "Bande d’incertitude", "Error band"},
    {"errorbar", "Barres d’incertitude", "Error bars"},
    {"funnel", "Graphique en entonnoir", "Funnel plot"},
    {"geoshape", "Carte", "Map"},
    {"grouped", "Graphique en barres groupées", "Grouped bar chart"},
    {"heat map", "Carte de chaleur", "Heat map"},
    {"histogram", "Histogramme", "Histogram"},
    {"image", "Images", "Images"},
    {"intervals", "Barres et intervalles", "Bars with intervals"},
    {"likert", "Réponses par niveau", "Likert chart"},
    {"line", "Courbe", "Line chart"},
    {"map of points", "Carte à points", "Map of points"},
    {"matrix", "Matrice à bulles", "Bubble matrix"},
    {"scatter", "Nuage de points", "Scatter plot"},
    {"slope", "Graphique en pentes", "Slope graph"},
    {"sparkline", "Courbe miniature", "Sparkline"},
    {"spine", "Valeurs et repères", "Values against references"},
    {"stacked", "Graphique en barres empilées", "Stacked bar chart"},
    {"stacked areas", "Aires empilées", "Stacked area chart"},
    {"shares", "Graphique en barres empilées à 100 %", "Bar chart stacked to 100%"},
    {"steps", "Étapes", "Steps"},
    {"text", "Valeurs en toutes lettres", "Values as text"},
    {"tick", "Graphique en traits", "Strip plot"},
    {"tilemap", "Carte en tuiles", "Tile map"},
    {"timeline", "Frise chronologique", "Timeline"},
    {"trail", "Courbe d’épaisseur variable", "Trail"},
    {"waffle", "Gaufre de cent cases", "Waffle chart"},
});

bool is_french(locale::Locale const& locale) { return locale.tag.starts_with("fr"); }

bool is_category(ShownField const* field) { return field != nullptr && field->measure == Measure::Category; }

std::string_view kind_of_bars(ShownMark const& mark) {
  auto const *x = mark.find("x"), *y = mark.find("y");
  bool const is_binned = (x != nullptr && !x->end_column.empty()) || (y != nullptr && !y->end_column.empty());
  if (mark.stack == ShownMark::Stack::Normalize) return "shares";
  if (mark.find("xOffset") != nullptr || mark.find("yOffset") != nullptr) return "grouped";
  bool const has_series = mark.find("color") != nullptr || mark.find("fill") != nullptr;
  auto const* by = mark.find("color") != nullptr ? mark.find("color") : mark.find("fill");
  bool const is_told_by_axis =
      has_series && ((x != nullptr && x->column == by->column) || (y != nullptr && y->column == by->column));
  if (mark.stack == ShownMark::Stack::Zero && has_series && !is_told_by_axis && by->measure == Measure::Category)
    return "stacked";
  return is_binned ? "histogram" : "bar";
}

std::string_view kind_of_points(ShownMark const& mark) {
  if (mark.find("longitude") != nullptr) return "map of points";
  auto const *x = mark.find("x"), *y = mark.find("y");
  if (is_category(x) && is_category(y)) return "bubbles";
  return is_category(x) || is_category(y) || x == nullptr || y == nullptr ? "dots" : "scatter";
}

std::string_view kind_of(ShownMark const& mark) {
  if (mark.kind == "bar") return kind_of_bars(mark);
  if (mark.kind == "point" || mark.kind == "circle" || mark.kind == "square") return kind_of_points(mark);
  if (mark.kind == "area" && mark.stack != ShownMark::Stack::None && mark.find("color") != nullptr)
    return "stacked areas";
  if (mark.kind == "rect") return "heat map";
  return mark.kind;
}

}  // namespace

Words const& words_of(locale::Locale const& locale) { return is_french(locale) ? french : english; }

std::string_view name_of_kind(ShownMark const& mark, locale::Locale const& locale) {
  auto const kind = kind_of(mark);
  auto const found =
      std::find_if(kind_names.begin(), kind_names.end(), [&](KindName const& name) { return name.kind == kind; });
  if (found == kind_names.end()) return is_french(locale) ? "Graphique" : "Chart";
  return is_french(locale) ? found->french : found->english;
}

}  // namespace livret::chart
