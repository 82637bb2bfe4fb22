#include <fmt/format.h>

#include "base/text.hpp"
#include "compile/channel.hpp"
#include "yaml/reader.hpp"

namespace livret::compile {

using yaml::Kind;
using yaml::Node;

namespace {

/// Fields of a tooltip, which nobody sees on paper, still group what is aggregated.
void add_groups_of_tooltip(Node const& tooltip, ReadContext const& context, Encoding& encoding) {
  auto const add = [&](Node const& item) {
    if (item.kind != Kind::Mapping) return;
    bool const is_measure = item.find("aggregate") != nullptr;
    if (encoding.is_aggregate() == is_measure || (item.find("field") == nullptr && !is_measure)) return;
    if (auto definition = read_channel(ChannelId::Tooltip, item, context)) encoding.add(std::move(*definition));
  };
  if (tooltip.kind != Kind::Sequence) add(tooltip);
  for (auto const& item : tooltip.items) add(item);
}

}  // namespace

Encoding read_encoding(Node const& node, ReadContext const& context) {
  Encoding encoding;
  Node const* tooltip = nullptr;
  auto& sink = context.values.sink();
  if (node.kind != Kind::Mapping) {
    if (node.kind != Kind::Null)
      sink.error(node.span, fmt::format("`encoding` needs channels, found {}", yaml::describe(node)));
    return encoding;
  }
  std::vector<std::string> names;
  for (std::size_t i = 0; i < channel_count; ++i) names.emplace_back(name_of(static_cast<ChannelId>(i)));
  for (auto const& entry : node.entries) {
    auto const id = find_channel(entry.key.text);
    if (entry.key.text == "time") {
      sink.warning(entry.key.span, "`time` has no effect on paper: all moments are drawn at once");
      continue;
    }
    if (!id) {
      auto const near = base::nearest_word(entry.key.text, names);
      sink.error(entry.key.span, fmt::format("unknown channel `{}`", yaml::quotation(entry.key.text)),
                 near ? fmt::format("did you mean `{}`?", *near) : std::string());
      continue;
    }
    if (entry.value.kind == Kind::Null) continue;
    if (*id == ChannelId::Tooltip) {
      sink.warning(entry.key.span, "`tooltip` has no effect on paper and is ignored");
      tooltip = &entry.value;
      continue;
    }
    if (*id == ChannelId::Href) sink.warning(entry.key.span, "`href` has no effect on paper and is ignored");
    auto const add = [&](Node const& item) {
      if (auto definition = read_channel(*id, item, context)) encoding.add(std::move(*definition));
    };
    if (entry.value.kind == Kind::Sequence)
      for (auto const& item : entry.value.items) add(item);
    else
      add(entry.value);
  }
  if (tooltip != nullptr) add_groups_of_tooltip(*tooltip, context, encoding);
  return encoding;
}

}  // namespace livret::compile
