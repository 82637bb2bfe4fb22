#include "pdf/objects.hpp"

#include <cstdlib>
#include <cstring>
#include <new>

#include <fmt/format.h>

#include "base/check.hpp"
#include "pdf/syntax.hpp"

namespace livret::pdf {

// What follows relies on the layout of libharu's structures, which other versions change.
static_assert(HPDF_VERSION_ID == 20300);

namespace {

constexpr std::uint32_t object_number_mask = 0x00FFFFFF;

thread_local Arena* current_arena = nullptr;

void* allocate(HPDF_UINT size) { return current_arena->allocate(size); }
void release(void*) {}

HPDF_STATUS append_to_buffer(HPDF_Stream stream, HPDF_BYTE const* bytes, HPDF_UINT size) {
  static_cast<std::string*>(stream->attr)->append(reinterpret_cast<char const*>(bytes), size);
  return HPDF_OK;
}

HPDF_STATUS write_tail(HPDF_Dict dictionary, HPDF_Stream stream) {
  auto const& tail = *static_cast<std::string const*>(dictionary->attr);
  return HPDF_Stream_Write(stream, reinterpret_cast<HPDF_BYTE const*>(tail.data()),
                           static_cast<HPDF_UINT>(tail.size()));
}

}  // namespace

void* Arena::allocate(std::size_t size) noexcept {
  constexpr std::size_t alignment = 16;
  static_assert(__STDCPP_DEFAULT_NEW_ALIGNMENT__ >= alignment);
  size = (size + alignment - 1) / alignment * alignment;
  if (used_ + size > chunk_size) {
    std::size_t const wanted = size > chunk_size ? size : chunk_size;
    auto chunk = std::unique_ptr<std::byte[]>(new (std::nothrow) std::byte[wanted]);
    if (chunk == nullptr) return nullptr;
    chunks_.push_back(std::move(chunk));
    used_ = 0;
  }
  void* const place = chunks_.back().get() + used_;
  used_ += size;
  return place;
}

Objects::Objects() : outer_(current_arena) {
  base::check(std::strcmp(HPDF_GetVersion(), HPDF_VERSION_TEXT) == 0, "libharu is not the version built against");
  current_arena = &arena_;
  HPDF_Error_Init(&error_, nullptr);
  memory_ = HPDF_MMgr_New(&error_, 0, allocate, release);
  checked(memory_);
  xref_ = checked(HPDF_Xref_New(memory_, 0));
  sink_ = checked(HPDF_CallbackWriter_New(memory_, append_to_buffer, nullptr));
  streams_.resize(1);
}

Objects::~Objects() { current_arena = outer_; }

void Objects::check_status(HPDF_STATUS status) const {
  HPDF_STATUS const code = status != HPDF_OK ? status : error_.error_no;
  if (code != HPDF_OK) throw LibraryError(fmt::format("libharu stopped with code 0x{:04x}", code));
}

template <typename T>
T Objects::checked(T created) const {
  check_status(created == nullptr ? HPDF_FAILD_TO_ALLOC_MEM : HPDF_OK);
  return created;
}

HPDF_Dict Objects::new_dictionary() { return checked(HPDF_Dict_New(memory_)); }

Dictionary Objects::add() {
  HPDF_Dict const raw = new_dictionary();
  check_status(HPDF_Xref_Add(xref_, raw));
  streams_.emplace_back();
  return Dictionary(*this, raw);
}

Dictionary Objects::add_stream(Bytes bytes, Filter filter) {
  Dictionary added = add();
  added.number("Length", static_cast<std::int32_t>(bytes->size()));
  if (filter == Filter::Flate) added.name("Filter", "FlateDecode");
  if (filter == Filter::Dct) added.name("Filter", "DCTDecode");
  streams_[added.number()] = std::move(bytes);
  return added;
}

std::uint32_t Objects::size() const { return static_cast<std::uint32_t>(streams_.size()); }

void Objects::append_value(std::uint32_t number, std::string& out) {
  sink_->attr = &out;
  check_status(HPDF_Obj_WriteValue(checked(HPDF_Xref_GetEntry(xref_, number))->obj, sink_, nullptr));
}

std::string const* Objects::stream_of(std::uint32_t number) const { return streams_[number].get(); }

std::string& Objects::tail_of(HPDF_Dict raw) {
  if (raw->attr == nullptr) {
    raw->attr = &tails_.emplace_back();
    raw->write_fn = write_tail;
  }
  return *static_cast<std::string*>(raw->attr);
}

std::uint32_t Dictionary::number() const {
  base::check((raw_->header.obj_id & HPDF_OTYPE_INDIRECT) != 0, "a direct object has no number");
  return raw_->header.obj_id & object_number_mask;
}

Dictionary& Dictionary::name(char const* key, std::string const& value) {
  owner_->check_status(HPDF_Dict_AddName(raw_, key, value.c_str()));
  return *this;
}

Dictionary& Dictionary::number(char const* key, std::int32_t value) {
  owner_->check_status(HPDF_Dict_AddNumber(raw_, key, value));
  return *this;
}

Dictionary& Dictionary::real(char const* key, double value) {
  owner_->check_status(HPDF_Dict_AddReal(raw_, key, static_cast<HPDF_REAL>(value)));
  return *this;
}

Dictionary& Dictionary::flag(char const* key, bool value) {
  owner_->check_status(HPDF_Dict_AddBoolean(raw_, key, value ? HPDF_TRUE : HPDF_FALSE));
  return *this;
}

Dictionary& Dictionary::reference(char const* key, Dictionary const& target) {
  base::check((target.raw_->header.obj_id & HPDF_OTYPE_INDIRECT) != 0, "a reference needs an indirect object");
  owner_->check_status(HPDF_Dict_Add(raw_, key, target.raw_));
  return *this;
}

Dictionary& Dictionary::text(char const* key, std::string_view utf8) {
  std::string& tail = owner_->tail_of(raw_);
  append_name(tail, key);
  append_text(tail, utf8);
  tail += '\n';
  return *this;
}

Dictionary Dictionary::dictionary(char const* key) {
  HPDF_Dict const inner = owner_->new_dictionary();
  owner_->check_status(HPDF_Dict_Add(raw_, key, inner));
  return Dictionary(*owner_, inner);
}

Array Dictionary::array(char const* key) {
  HPDF_Array const inner = owner_->checked(HPDF_Array_New(owner_->memory_));
  owner_->check_status(HPDF_Dict_Add(raw_, key, inner));
  return Array(*owner_, inner);
}

Dictionary& Dictionary::entries(std::string_view syntax) {
  owner_->tail_of(raw_).append(syntax).push_back('\n');
  return *this;
}

Array& Array::number(std::int32_t value) {
  owner_->check_status(HPDF_Array_AddNumber(raw_, value));
  return *this;
}

Array& Array::real(double value) {
  owner_->check_status(HPDF_Array_AddReal(raw_, static_cast<HPDF_REAL>(value)));
  return *this;
}

Array& Array::reference(Dictionary const& target) {
  owner_->check_status(HPDF_Array_Add(raw_, target.raw_));
  return *this;
}

Dictionary Array::dictionary() {
  HPDF_Dict const inner = owner_->new_dictionary();
  owner_->check_status(HPDF_Array_Add(raw_, inner));
  return Dictionary(*owner_, inner);
}

}  // namespace livret::pdf
