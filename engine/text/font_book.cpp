#include "text/font_book.hpp"

#include <algorithm>
#include <deque>
#include <mutex>

#include <fmt/format.h>

#include "base/check.hpp"
#include "base/text.hpp"
#include "text/face.hpp"
#include "text/font_description.hpp"
#include "text/shape_cache.hpp"

namespace livret::text {

namespace {

/// A described face, opened by the first who asks.
struct Slot {
  FaceDescription description;
  std::once_flag opened;
  std::unique_ptr<Face> face;
  std::string failure;
};

void open_slot(Slot& slot) {
  auto bytes = read_font_file(slot.description);
  if (!bytes) {
    slot.failure = bytes.error();
    return;
  }
  auto face = open_face(slot.description, std::move(bytes).value());
  if (face)
    slot.face = std::move(face).value();
  else
    slot.failure = face.error();
}

std::string face_name(FaceDescription const& face) { return fmt::format("{} {}", face.weight, name_of(face.slant)); }

std::vector<std::filesystem::path> descriptions_in(std::filesystem::path const& folder, diag::Sink& sink) {
  std::error_code error;
  std::vector<std::filesystem::path> files;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
    if (entry->path().extension() == ".yaml") files.push_back(entry->path());
  if (error) sink.error({}, fmt::format("the font folder `{}` cannot be read: {}", folder.string(), error.message()));
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

struct FontBook::State {
  std::deque<Slot> slots;
  ShapeCache shapes;
};

FontBook::FontBook() : state_(std::make_unique<State>()) {}
FontBook::~FontBook() = default;
FontBook::FontBook(FontBook&&) noexcept = default;
FontBook& FontBook::operator=(FontBook&&) noexcept = default;

void FontBook::add_folder(std::filesystem::path const& folder, diag::SourceMap& sources, diag::Sink& sink) {
  for (auto const& file : descriptions_in(folder, sink))
    for (auto& face : read_font_description(file, sources, sink))
      state_->slots.emplace_back().description = std::move(face);
}

FaceId FontBook::find(FaceRequest const& request, diag::Span where, diag::Sink& sink) {
  for (std::size_t index = 0; index < state_->slots.size(); ++index) {
    auto& slot = state_->slots[index];
    auto const& description = slot.description;
    if (description.weight != request.weight || description.slant != request.slant) continue;
    if (description.family != request.family) continue;
    std::call_once(slot.opened, open_slot, slot);
    if (slot.face != nullptr) return FaceId(index);
    auto const& package = description.package;
    sink.error(where, slot.failure,
               package.empty() ? "" : fmt::format("the Debian package `{}` brings this file", package));
    return FaceId::none();
  }
  std::vector<std::string> present;
  for (auto const& slot : state_->slots)
    if (slot.description.family == request.family) present.push_back("`" + face_name(slot.description) + "`");
  if (present.empty()) {
    auto const known = families();
    auto const near = base::nearest_word(request.family, known);
    sink.error(
        where, fmt::format("no description in `fonts/` has the font family `{}`", request.family),
        near ? fmt::format("did you mean `{}`?", *near) : fmt::format("there are `{}`", fmt::join(known, "`, `")));
  } else {
    sink.error(
        where,
        fmt::format("the font family `{}` has no face `{} {}`", request.family, request.weight, name_of(request.slant)),
        fmt::format("it has {}", fmt::join(present, ", ")));
  }
  return FaceId::none();
}

Face const& FontBook::face(FaceId id) const {
  base::check(id.index() < state_->slots.size(), "a face of this font book");
  auto const& face = state_->slots[id.index()].face;
  base::check(face != nullptr, "a face that find has opened");
  return *face;
}

std::size_t FontBook::face_count() const { return state_->slots.size(); }

std::vector<std::string> FontBook::families() const {
  std::vector<std::string> names;
  for (auto const& slot : state_->slots)
    if (names.empty() || names.back() != slot.description.family) names.push_back(slot.description.family);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::string FontBook::listing() const {
  std::string text;
  for (auto const& slot : state_->slots) {
    auto const& face = slot.description;
    auto const bytes = read_font_file(face);
    std::error_code error;
    std::string_view const state = bytes ? "good" : std::filesystem::exists(face.path, error) ? "changed" : "missing";
    text += fmt::format("{:<20} {:>4} {:<8} {:<24} {:<8} {}\n", face.family, face.weight, name_of(face.slant),
                        face.package.empty() ? "-" : face.package, state, face.path.string());
  }
  return text;
}

ShapeCache& FontBook::shapes() const { return state_->shapes; }

}  // namespace livret::text
