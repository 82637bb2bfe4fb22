#include "fuzz/mutator.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "fuzz/hostile_values.hpp"

namespace livret::fuzz {

namespace {

using yaml::Kind;
using yaml::Node;

/// Rows of data are many and alike: changes are to fall on what charts say, not on the fiftieth row.
constexpr std::size_t rows_of_interest = 4;

void collect(Node& node, std::vector<Node*>& all) {
  all.push_back(&node);
  auto const items = node.items.size() > 10 ? rows_of_interest : node.items.size();
  for (std::size_t i = 0; i < items; ++i) collect(node.items[i], all);
  for (auto& entry : node.entries) collect(entry.value, all);
}

Node quoted(std::string text) {
  Node node;
  node.kind = Kind::Scalar;
  node.style = yaml::ScalarStyle::Quoted;
  node.text = std::move(text);
  return node;
}

/// Other rules for the same view: each of these stands where a chart may stand.
Node composed(Node view, Random& random) {
  Node list;
  list.kind = Kind::Sequence;
  list.items.push_back(view);
  list.items.push_back(view);
  Node spec;
  spec.kind = Kind::Mapping;
  constexpr std::array<char const*, 4> compositions{"layer", "hconcat", "vconcat", "concat"};
  auto const* name = compositions.at(random.below(compositions.size()));
  spec.entries.push_back({quoted(name), std::move(list)});
  return spec;
}

void add_entry(Node& mapping, std::string key, Node value) {
  auto const found = std::find_if(mapping.entries.begin(), mapping.entries.end(),
                                  [&](auto const& entry) { return entry.key.text == key; });
  if (found != mapping.entries.end())
    found->value = std::move(value);
  else
    mapping.entries.push_back({quoted(std::move(key)), std::move(value)});
}

void garble(std::string& word, Random& random) {
  auto const place = random.below(word.size() + 1);
  switch (random.below(3)) {
    case 0:
      word.insert(place, "x");
      break;
    case 1:
      if (place < word.size()) word.erase(place, 1);
      break;
    default:
      if (place + 1 < word.size()) std::swap(word[place], word[place + 1]);
  }
}

}  // namespace

std::uint64_t Random::next() {
  state_ += 0x9e3779b97f4a7c15;
  auto mixed = state_;
  mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
  mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
  return mixed ^ (mixed >> 31);
}

std::size_t Random::below(std::size_t count) { return count == 0 ? 0 : next() % count; }

Mutator::Mutator(std::vector<Node> const& seeds) : seeds_(&seeds), hostile_(hostile_values()) {
  for (auto const& seed : seeds) learn(seed);
  for (auto const& [key, values] : values_by_key_) keys_.push_back(key);
}

void Mutator::learn(Node const& node) {
  for (std::size_t i = 0; i < std::min(node.items.size(), rows_of_interest); ++i) learn(node.items[i]);
  for (auto const& entry : node.entries) {
    values_by_key_[entry.key.text].push_back(&entry.value);
    learn(entry.value);
  }
}

Node Mutator::mutate(std::size_t seed, std::uint64_t number) const {
  Random random(number);
  auto tree = (*seeds_)[seed];
  auto const changes = 1 + random.below(6);
  for (std::size_t i = 0; i < changes; ++i) change(tree, random);
  return tree;
}

void Mutator::change(Node& tree, Random& random) const {
  if (random.below(50) == 0) {
    tree = composed(std::move(tree), random);
    return;
  }
  std::vector<Node*> all;
  collect(tree, all);
  change_at(*all[random.below(all.size())], random);
}

void Mutator::change_at(Node& node, Random& random) const {
  bool const is_collection = !node.items.empty() || !node.entries.empty();
  if (is_collection && random.below(4) != 0)
    change_collection(node, random);
  else
    node = random.below(4) == 0 ? any_value(random) : hostile(random);
}

void Mutator::change_collection(Node& node, Random& random) const {
  if (!node.entries.empty()) return change_mapping(node, random);
  auto& items = node.items;
  auto const place = random.below(items.size());
  switch (random.below(4)) {
    case 0:
      items.erase(items.begin() + static_cast<std::ptrdiff_t>(place));
      break;
    case 1:
      items.push_back(items[place]);
      break;
    case 2:
      std::swap(items[place], items[random.below(items.size())]);
      break;
    default:
      items[place] = hostile(random);
  }
}

void Mutator::change_mapping(Node& node, Random& random) const {
  auto& entries = node.entries;
  auto const place = random.below(entries.size());
  auto const& key = keys_[random.below(keys_.size())];
  auto const value_of = [&](std::string const& name) -> Node const& {
    auto const found = values_by_key_.find(name);
    return found == values_by_key_.end() ? any_value(random) : *found->second[random.below(found->second.size())];
  };
  switch (random.below(9)) {
    case 0:
      entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(place));
      break;
    case 1:
      add_entry(node, key, entries[place].value);
      break;
    case 2:
      garble(entries[place].key.text, random);
      break;
    case 3:
      std::swap(entries[place].value, entries[random.below(entries.size())].value);
      break;
    case 4:
    case 5:
      entries[place].value = value_of(entries[place].key.text);
      break;
    case 6:
      add_entry(node, key, hostile(random));
      break;
    default:
      add_entry(node, key, value_of(key));
  }
}

Node const& Mutator::hostile(Random& random) const { return hostile_[random.below(hostile_.size())]; }

Node const& Mutator::any_value(Random& random) const {
  auto const& values = values_by_key_.at(keys_[random.below(keys_.size())]);
  return *values[random.below(values.size())];
}

}  // namespace livret::fuzz
