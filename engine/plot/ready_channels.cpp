#include "plot/ready_channels.hpp"

#include <cmath>

#include "scale/colour_space.hpp"

namespace livret::plot {
namespace {

ReadyRule::Reading reading_of(table::Column const& cells) {
  switch (cells.type()) {
    case table::Type::String:
      return ReadyRule::Reading::Code;
    case table::Type::Boolean:
    case table::Type::Any:
      return ReadyRule::Reading::Value;
    default:
      return ReadyRule::Reading::Number;
  }
}

/// Finds what the source of a rule needs of the table.
struct SourceReader {
  ReadyRule& ready;
  table::TablePtr const& table;
  CellFinder& finder;

  void operator()(std::monostate) const {}
  void operator()(expr::Value const& value) const {
    ready.number = value.is_null() ? std::nan("") : value.to_number();
    ready.paint = paint_of(value);
  }
  void operator()(scene::Paint const& paint) const {
    ready.number = std::nan("");
    ready.paint = paint;
  }
  void operator()(FieldValue const& field) const {
    ready.cells = finder.find(table, field.field);
    ready.varies = true;
    if (ready.cells != nullptr) ready.reading = reading_of(*ready.cells);
  }
  void operator()(Between const& between) const { read_pair(between.from, between.to); }
  void operator()(Projected const& place) const { read_pair(place.longitude, place.latitude); }
  void operator()(Formula const&) const { ready.varies = true; }
  void operator()(Bandwidth const&) const {}
  void operator()(GroupSide) const {}
  void operator()(DomainEnd const&) const {}
  void operator()(GroupRadius const&) const {}

  void read_pair(std::string const& first, std::string const& second) const {
    ready.cells = finder.find(table, first);
    ready.other = finder.find(table, second);
    ready.varies = true;
  }
};

ReadyRule prepare_rule(Rule const& rule, table::TablePtr const& table, CellFinder& finder) {
  ReadyRule ready;
  ready.rule = &rule;
  std::visit(SourceReader{ready, table, finder}, rule.source);
  if (rule.least) ready.other = finder.find(table, rule.least->other);
  if (rule.further != nullptr)
    ready.further = std::make_shared<ReadyRule const>(prepare_rule(*rule.further, table, finder));
  ready.varies = ready.varies || rule.test != nullptr || (ready.further != nullptr && ready.further->varies);
  return ready;
}

}  // namespace

scene::Paint paint_of(expr::Value const& value) {
  auto const* text = value.as<std::string>();
  if (text == nullptr) return {};
  auto const colour = scale::read_colour(*text);
  return colour ? scene::Paint(*colour) : scene::Paint();
}

ReadyChannel prepare_channel(Channel channel, Rules const& rules, table::TablePtr const& table, CellFinder& finder) {
  ReadyChannel ready;
  ready.channel = channel;
  for (Rule const& rule : rules) {
    ready.rules.push_back(prepare_rule(rule, table, finder));
    ready.varies = ready.varies || ready.rules.back().varies;
    if (rule.test == nullptr) break;
  }
  return ready;
}

ReadyChannels prepare_channels(Encodes const& encodes, table::TablePtr const& table, CellFinder& finder) {
  ReadyChannels ready;
  ready.reserve(encodes.size());
  for (Encode const& encode : encodes) ready.push_back(prepare_channel(encode.channel, encode.rules, table, finder));
  return ready;
}

}  // namespace livret::plot
