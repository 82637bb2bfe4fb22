#include "unit/plot/plot_case.hpp"

#include <cmath>
#include <fstream>
#include <sstream>

#include <doctest/doctest.h>

#include "base/colour.hpp"
#include "base/number_text.hpp"
#include "locale/locale.hpp"
#include "scene/bounds.hpp"

namespace livret::plot::testing {
namespace {

Line read_line(std::istringstream& text) {
  Line line;
  text >> line.mark;
  for (std::string part; text >> part;) {
    auto const equals = part.find('=');
    line.attributes[part.substr(0, equals)] = part.substr(equals + 1);
  }
  return line;
}

std::string number(double value) { return std::to_string(value); }

/// Tells items in the words of figures.txt.
class Teller {
 public:
  std::vector<Line> lines;

  void tell(scene::Mark const& mark) {
    mark_ = &mark;
    std::visit([&](auto const& items) { tell_all(items); }, mark.items);
  }

 private:
  template <typename Item>
  void tell_all(std::vector<Item> const& items) {
    for (Item const& item : items) tell_item(item);
  }
  template <typename Item>
  void tell_all(scene::Points<Item> const& line) {
    for (Item const& point : line.points) {
      if (!point.defined) {
        add({{"defined", "0"}});
        continue;
      }
      std::map<std::string, std::string> told{{"x", number(point.x)}, {"y", number(point.y)}};
      if constexpr (requires { point.height; }) told["height"] = number(point.height);
      tell_ink(told, line.course.ink);
      add(std::move(told));
    }
  }
  void tell_item(scene::GroupItem const& group) {
    scene::Mark const* const mark = mark_;
    add({{"x", number(group.x)},
         {"y", number(group.y)},
         {"width", number(group.width)},
         {"height", number(group.height)}});
    for (auto const& inner : group.marks) tell(inner);
    mark_ = mark;
  }
  void tell_item(scene::RectItem const& item) {
    std::map<std::string, std::string> told{
        {"x", number(item.x)}, {"y", number(item.y)}, {"width", number(item.width)}, {"height", number(item.height)}};
    tell_ink(told, item.ink);
    add(std::move(told));
  }
  void tell_item(scene::SymbolItem const& item) {
    std::map<std::string, std::string> told{{"x", number(item.x)}, {"y", number(item.y)}, {"size", number(item.size)}};
    tell_ink(told, item.ink);
    add(std::move(told));
  }
  void tell_item(scene::ArcItem const& item) {
    add({{"x", number(item.x)},
         {"y", number(item.y)},
         {"startAngle", number(item.start_angle)},
         {"endAngle", number(item.end_angle)},
         {"outerRadius", number(item.outer_radius)}});
  }
  void tell_item(scene::ShapeItem const& item) {
    auto const box = scene::bounds_of(item);
    add({{"bounds", number(box.x1) + ',' + number(box.y1) + ',' + number(box.x2) + ',' + number(box.y2)}});
  }
  template <typename Item>
  void tell_item(Item const&) {}

  static void tell_ink(std::map<std::string, std::string>& told, scene::Ink const& ink) {
    if (auto const* fill = std::get_if<base::Colour>(&ink.fill)) told["fill"] = base::to_hex(*fill);
    if (auto const* stroke = std::get_if<base::Colour>(&ink.stroke)) told["stroke"] = base::to_hex(*stroke);
  }
  void add(std::map<std::string, std::string> told) { lines.push_back({mark_->name, std::move(told)}); }

  scene::Mark const* mark_ = nullptr;
};

bool are_alike(std::string const& a, std::string const& b) {
  std::istringstream left(a), right(b);
  for (std::string one, other; std::getline(left, one, ',') && std::getline(right, other, ',');) {
    auto const x = base::parse_number(one);
    auto const y = base::parse_number(other);
    if (x && y ? std::abs(*x - *y) > 0.001 : one != other) return false;
  }
  return true;
}

}  // namespace

std::vector<Line> figures(std::string const& name) {
  std::ifstream file(LIVRET_SOURCE_DIR "/tests/unit/plot/figures.txt");
  std::vector<Line> found;
  for (std::string text; std::getline(file, text);) {
    std::istringstream words(text);
    std::string of;
    words >> of;
    if (of == name) found.push_back(read_line(words));
  }
  REQUIRE_FALSE(found.empty());
  return found;
}

std::vector<Line> lines_of(Built const& built) {
  Teller teller;
  for (auto const& mark : built.root.marks) teller.tell(mark);
  teller.lines.insert(teller.lines.begin(), Line{"view",
                                                 {{"width", number(built.width)},
                                                  {"height", number(built.height)},
                                                  {"x", number(built.origin_x)},
                                                  {"y", number(built.origin_y)}}});
  return teller.lines;
}

void check_lines(std::vector<Line> const& found, std::vector<Line> const& wanted) {
  REQUIRE_EQ(found.size(), wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    CAPTURE(i);
    CHECK_EQ(found[i].mark, wanted[i].mark);
    for (auto const& attribute : wanted[i].attributes) {
      auto const& name = attribute.first;
      auto const& value = attribute.second;
      CAPTURE(name);
      auto const own = found[i].attributes.find(name);
      if (own == found[i].attributes.end()) continue;
      CHECK_MESSAGE(are_alike(own->second, value), own->second << " is not " << value);
    }
  }
}

table::TablePtr table_of(std::vector<std::string> const& fields, std::vector<std::vector<expr::Value>> const& rows) {
  std::vector<table::Field> described;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    table::Field field;
    field.name = fields[i];
    field.type = rows.front()[i].as<std::string>() != nullptr ? table::Type::String : table::Type::Number;
    described.push_back(field);
  }
  auto table = std::make_shared<table::Table>("t", described);
  for (auto const& row : rows)
    for (std::size_t i = 0; i < fields.size(); ++i) table->column(i).append(row[i]);
  return table;
}

DataId Case::add_table(table::TablePtr table, std::vector<transform::Step> steps) {
  DataPlan data;
  data.source = std::move(table);
  for (auto& step : steps) data.steps.push_back(std::make_shared<transform::Step const>(std::move(step)));
  plan->data.push_back(std::move(data));
  return DataId(plan->data.size() - 1);
}

ScaleId Case::add_scale(std::string name, scale::Type type, DomainSource domain, RangeSource range) {
  ScalePlan scale;
  scale.name = std::move(name);
  scale.definition.type = type;
  scale.domain.push_back(std::move(domain));
  scale.range = std::move(range);
  scale.order.by = scale::is_discrete(type) ? DomainOrder::By::Value : DomainOrder::By::Appearance;
  plan->scales.push_back(std::move(scale));
  return ScaleId(plan->scales.size() - 1);
}

MarkPlan& Case::add_mark(GroupPlan& group, MarkType type, std::string name, DataId data) {
  MarkPlan mark;
  mark.type = type;
  mark.name = std::move(name);
  mark.data = data;
  group.marks.emplace_back(std::move(mark));
  return std::get<MarkPlan>(group.marks.back());
}

std::shared_ptr<Prepared const> Case::prepared() {
  transform::Context context;
  context.locale = locale::find_locale("en");
  return prepare(plan, context, sink);
}

Built Case::built(Room room) {
  scene::EstimatedMetrics metrics;
  return build(*prepared(), room, metrics, sink);
}

Rule field(std::string name, ScaleId scale) {
  Rule rule;
  rule.source = FieldValue{std::move(name)};
  rule.scale = scale;
  return rule;
}

Rule constant(expr::Value value, ScaleId scale) {
  Rule rule;
  rule.source = std::move(value);
  rule.scale = scale;
  return rule;
}

void encode(Encodes& encodes, Channel channel, Rule rule) { encodes.push_back({channel, {std::move(rule)}}); }

}  // namespace livret::plot::testing
