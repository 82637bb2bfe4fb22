#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "yaml/node.hpp"

namespace livret::fuzz {

/// The same numbers everywhere for the same start (Steele, Lea, Flood: splitmix64).
class Random {
 public:
  explicit Random(std::uint64_t start) : state_(start) {}
  std::uint64_t next();
  /// 0 to `count` - 1; 0 where there is nothing to choose from.
  std::size_t below(std::size_t count);

 private:
  std::uint64_t state_;
};

/// Makes faulty specifications out of good ones: values that no author means, properties in places where they do not
/// belong, what one chart says in another one.
class Mutator {
 public:
  /// `seeds` are kept by reference, and serve each other as a store of words and values.
  explicit Mutator(std::vector<yaml::Node> const& seeds);

  /// One to six changes to one of the seeds; `number` says which.
  yaml::Node mutate(std::size_t seed, std::uint64_t number) const;

 private:
  void learn(yaml::Node const& node);
  void change(yaml::Node& tree, Random& random) const;
  void change_at(yaml::Node& node, Random& random) const;
  void change_collection(yaml::Node& node, Random& random) const;
  void change_mapping(yaml::Node& node, Random& random) const;
  yaml::Node const& hostile(Random& random) const;
  yaml::Node const& any_value(Random& random) const;

  std::vector<yaml::Node> const* seeds_;
  std::vector<yaml::Node> hostile_;
  std::map<std::string, std::vector<yaml::Node const*>, std::less<>> values_by_key_;
  std::vector<std::string> keys_;
};

}  // namespace livret::fuzz
