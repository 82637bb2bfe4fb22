#include <algorithm>
#include <deque>
#include <map>
#include <string>
#include <utility>

#include "geo/topology.hpp"
#include "geo/topology_reader.hpp"

namespace livret::geo {

namespace {

/// The first use of an arc, and the geometries that use it first and last.
struct ArcOwners {
  bool is_used = false;
  ArcUse use;
  std::size_t first = 0;
  std::size_t last = 0;
};

class OwnerFinder {
 public:
  explicit OwnerFinder(TopologyReader& reader) : reader_(reader), owners_(reader.arc_count()) {}

  std::vector<ArcUse> find(expr::Value const& object, MeshFilter filter) {
    visit(object, 0);
    std::vector<ArcUse> uses;
    for (ArcOwners const& owners : owners_)
      if (owners.is_used && is_wanted(owners, filter)) uses.push_back(owners.use);
    return uses;
  }

 private:
  static bool is_wanted(ArcOwners const& owners, MeshFilter filter) {
    if (filter == MeshFilter::All) return true;
    return (owners.first == owners.last) == (filter == MeshFilter::Exterior);
  }

  void visit(expr::Value const& value, int depth) {
    auto const* pointer = value.as<expr::ObjectPtr>();
    if (pointer == nullptr || *pointer == nullptr || depth > deepest_collection) return;
    expr::Object const& object = **pointer;
    expr::Value const type_value = object.get("type");
    std::string const* type = type_value.as<std::string>();
    if (type == nullptr) return;
    ++geometry_;
    if (*type == "GeometryCollection") {
      expr::Value const members = object.get("geometries");
      if (auto const* items = items_of(members))
        for (expr::Value const& item : *items) visit(item, depth + 1);
    }
    if (*type == "LineString") take(object.get("arcs"), 0);
    if (*type == "MultiLineString" || *type == "Polygon") take(object.get("arcs"), 1);
    if (*type == "MultiPolygon") take(object.get("arcs"), 2);
  }

  /// Lists of arcs, so many levels down.
  void take(expr::Value const& value, int levels) {
    if (levels > 0) {
      if (auto const* items = items_of(value))
        for (expr::Value const& item : *items) take(item, levels - 1);
      return;
    }
    for (ArcUse const& use : reader_.read_uses(value)) {
      ArcOwners& owners = owners_[use.arc];
      if (!owners.is_used) owners = {.is_used = true, .use = use, .first = geometry_};
      owners.last = geometry_;
    }
  }

  TopologyReader& reader_;
  std::vector<ArcOwners> owners_;
  std::size_t geometry_ = 0;
};

/// Arcs that were joined.
struct Fragment {
  std::deque<ArcUse> uses;
  Position start, end;
};

/// Fragments by one of their ends, in the order in which these ends were first taken in.
class FragmentIndex {
 public:
  std::optional<std::size_t> find(Position at) const {
    auto const found = entries_.find(at);
    return found == entries_.end() ? std::nullopt : std::optional(found->second.fragment);
  }
  void put(Position at, std::size_t fragment) {
    entries_.try_emplace(at, Entry{next_order_++, 0}).first->second.fragment = fragment;
  }
  void erase(Position at) { entries_.erase(at); }
  std::vector<std::size_t> in_order() const {
    std::vector<Entry> sorted;
    for (auto const& [at, entry] : entries_) sorted.push_back(entry);
    std::sort(sorted.begin(), sorted.end(), [](Entry const& a, Entry const& b) { return a.order < b.order; });
    std::vector<std::size_t> fragments;
    for (Entry const& entry : sorted) fragments.push_back(entry.fragment);
    return fragments;
  }

 private:
  struct Entry {
    std::size_t order = 0;
    std::size_t fragment = 0;
  };
  std::map<Position, Entry> entries_;
  std::size_t next_order_ = 0;
};

class Stitcher {
 public:
  explicit Stitcher(TopologyReader const& reader) : reader_(reader) {}

  std::vector<std::vector<ArcUse>> stitch(std::vector<ArcUse> uses) {
    put_empty_first(uses);
    for (ArcUse const& use : uses)
      if (!reader_.arc(use.arc).empty()) add(use);
    std::vector<std::vector<ArcUse>> lines;
    std::vector<bool> is_stitched(reader_.arc_count());
    auto const take = [&](std::size_t number) {
      Fragment& fragment = fragments_[number];
      for (ArcUse const& use : fragment.uses) is_stitched[use.arc] = true;
      lines.emplace_back(fragment.uses.begin(), fragment.uses.end());
      by_start_.erase(fragment.start);
      by_end_.erase(fragment.end);
    };
    for (std::size_t const number : by_end_.in_order()) take(number);
    for (std::size_t const number : by_start_.in_order()) take(number);
    for (ArcUse const& use : uses)
      if (!is_stitched[use.arc] && !reader_.arc(use.arc).empty()) lines.push_back({use});
    return lines;
  }

 private:
  /// Arcs without length come first, as others may take them in.
  void put_empty_first(std::vector<ArcUse>& uses) const {
    std::size_t place = 0;
    for (ArcUse& use : uses)
      if (reader_.is_empty_arc(use.arc)) std::swap(uses[place++], use);
  }

  void add(ArcUse use) {
    Line const& arc = reader_.arc(use.arc);
    Position const start = use.is_backward ? arc.back() : arc.front();
    Position const end = use.is_backward ? arc.front() : arc.back();
    if (auto const before = by_end_.find(start)) {
      by_end_.erase(fragments_[*before].end);
      fragments_[*before].uses.push_back(use);
      fragments_[*before].end = end;
      return join_behind(*before);
    }
    if (auto const behind = by_start_.find(end)) {
      by_start_.erase(fragments_[*behind].start);
      fragments_[*behind].uses.push_front(use);
      fragments_[*behind].start = start;
      return join_before(*behind);
    }
    fragments_.push_back({{use}, start, end});
    put(fragments_.size() - 1);
  }

  void join_behind(std::size_t fragment) {
    auto const next = by_start_.find(fragments_[fragment].end);
    if (!next) return put(fragment);
    by_start_.erase(fragments_[*next].start);
    put(*next == fragment ? fragment : join(fragment, *next));
  }

  void join_before(std::size_t fragment) {
    auto const previous = by_end_.find(fragments_[fragment].start);
    if (!previous) return put(fragment);
    by_end_.erase(fragments_[*previous].end);
    put(*previous == fragment ? fragment : join(*previous, fragment));
  }

  /// The shorter is taken over by the longer, so that many joins stay cheap.
  std::size_t join(std::size_t first, std::size_t second) {
    Fragment& a = fragments_[first];
    Fragment& b = fragments_[second];
    if (a.uses.size() >= b.uses.size()) {
      a.uses.insert(a.uses.end(), b.uses.begin(), b.uses.end());
      a.end = b.end;
      return first;
    }
    b.uses.insert(b.uses.begin(), a.uses.begin(), a.uses.end());
    b.start = a.start;
    return second;
  }

  void put(std::size_t fragment) {
    by_start_.put(fragments_[fragment].start, fragment);
    by_end_.put(fragments_[fragment].end, fragment);
  }

  TopologyReader const& reader_;
  std::vector<Fragment> fragments_;
  FragmentIndex by_start_, by_end_;
};

}  // namespace

std::optional<Geometry> topology_mesh(expr::Value const& topology, std::string_view object, MeshFilter filter,
                                      diag::Span span, diag::Sink& sink) {
  TopologyReader reader(topology, span, sink);
  expr::Value const found = reader.object(object);
  std::optional<Geometry> mesh;
  if (!found.is_null()) {
    MultiLineString lines;
    for (auto const& uses : Stitcher(reader).stitch(OwnerFinder(reader).find(found, filter)))
      lines.lines.push_back(reader.line(uses));
    mesh = Geometry{std::move(lines)};
  }
  reader.report_faults();
  return mesh;
}

}  // namespace livret::geo
