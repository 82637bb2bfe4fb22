#include "diag/sink.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace livret::diag {

namespace {

std::string wording_of(std::string const& message) {
  std::string wording;
  bool quoted = false;
  for (char c : message) {
    if (c == '`') quoted = !quoted;
    if (!quoted) wording += c;
  }
  return wording;
}

auto key(Diagnostic const& d) { return std::tie(d.span.source, d.span.begin, d.span.end, d.message, d.severity); }

}  // namespace

Sink::Kind& Sink::kind_of(Diagnostic const& diagnostic) {
  auto wording = wording_of(diagnostic.message);
  auto const found = std::find_if(kinds_.begin(), kinds_.end(), [&](Kind const& kind) {
    return kind.source == diagnostic.span.source && kind.wording == wording;
  });
  if (found != kinds_.end()) return *found;
  return kinds_.emplace_back(Kind{diagnostic.span.source, std::move(wording), 0, {}});
}

void Sink::report(Diagnostic diagnostic) {
  std::lock_guard lock(mutex_);
  auto const same = [&](Diagnostic const& other) { return key(other) == key(diagnostic); };
  auto& kind = kind_of(diagnostic);
  if (kind.count <= limit_of_a_kind && std::any_of(diagnostics_.begin(), diagnostics_.end(), same)) return;
  if (diagnostic.severity == Severity::Error) ++errors_;
  ++kind.count;
  if (kind.count <= limit_of_a_kind) {
    diagnostics_.push_back(std::move(diagnostic));
  } else {
    kind.last = std::move(diagnostic);
  }
}

void Sink::error(Span span, std::string message, std::string hint) {
  report({Severity::Error, span, std::move(message), std::move(hint)});
}

void Sink::warning(Span span, std::string message, std::string hint) {
  report({Severity::Warning, span, std::move(message), std::move(hint)});
}

std::size_t Sink::error_count() const {
  std::lock_guard lock(mutex_);
  return errors_;
}

std::vector<Diagnostic> Sink::sorted() const {
  std::lock_guard lock(mutex_);
  auto result = diagnostics_;
  for (auto const& kind : kinds_) {
    if (kind.count <= limit_of_a_kind) continue;
    auto const more = kind.count - limit_of_a_kind;
    result.push_back({kind.last.severity,
                      kind.last.span,
                      fmt::format("{} more like this, the last: {}", more, kind.last.message),
                      {}});
  }
  std::stable_sort(result.begin(), result.end(),
                   [](Diagnostic const& a, Diagnostic const& b) { return key(a) < key(b); });
  return result;
}

}  // namespace livret::diag
