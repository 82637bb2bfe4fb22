#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <hpdf.h>
#include <hpdf_objects.h>

namespace livret::pdf {

/// libharu refused something: out of memory, or one of its limits. Caught in `write`.
class LibraryError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Memory for one document's libharu objects, 16-byte aligned (libharu's own pool is not), given back as a whole.
class Arena {
 public:
  /// Nothing where memory is out: libharu's C frames must not see an exception.
  void* allocate(std::size_t size) noexcept;

 private:
  static constexpr std::size_t chunk_size = std::size_t{64} * 1024;
  std::vector<std::unique_ptr<std::byte[]>> chunks_;
  std::size_t used_ = chunk_size;
};

class Objects;
class Dictionary;

/// An array being filled; a handle, valid as long as its Objects.
class Array {
 public:
  Array& number(std::int32_t value);
  Array& real(double value);
  Array& reference(Dictionary const& target);
  Dictionary dictionary();

 private:
  friend class Dictionary;
  Array(Objects& owner, HPDF_Array raw) : owner_(&owner), raw_(raw) {}
  Objects* owner_;
  HPDF_Array raw_;
};

/// A dictionary being filled; a handle, valid as long as its Objects. Keys are ASCII without escapes.
class Dictionary {
 public:
  std::uint32_t number() const;  ///< of the object, where it is indirect
  Dictionary& name(char const* key, std::string const& value);
  Dictionary& number(char const* key, std::int32_t value);
  Dictionary& real(char const* key, double value);
  Dictionary& flag(char const* key, bool value);
  Dictionary& reference(char const* key, Dictionary const& target);
  Dictionary& text(char const* key, std::string_view utf8);
  Dictionary dictionary(char const* key);
  Array array(char const* key);
  /// More entries, already in PDF syntax: for what is too much or too long to be worth objects of its own.
  Dictionary& entries(std::string_view syntax);

 private:
  friend class Objects;
  friend class Array;
  Dictionary(Objects& owner, HPDF_Dict raw) : owner_(&owner), raw_(raw) {}
  Objects* owner_;
  HPDF_Dict raw_;
};

using Bytes = std::shared_ptr<std::string const>;

enum class Filter { None, Flate, Dct };

/// The indirect objects of one document, in libharu's object layer (hpdf_objects.h, not HPDF_Doc: no page tree, fonts
/// or catalogue of its making). One at a time for each thread, as libharu's allocator has no context.
class Objects {
 public:
  Objects();
  ~Objects();
  Objects(Objects const&) = delete;
  Objects& operator=(Objects const&) = delete;

  /// A new indirect dictionary.
  Dictionary add();
  /// A new indirect stream whose bytes have `filter` applied already.
  Dictionary add_stream(Bytes bytes, Filter filter);

  /// Object numbers go from 1 to size() − 1.
  std::uint32_t size() const;
  /// The value of an object in PDF syntax, appended. For a stream its dictionary.
  void append_value(std::uint32_t number, std::string& out);
  /// The body of a stream, null where the object is none.
  std::string const* stream_of(std::uint32_t number) const;

 private:
  friend class Array;
  friend class Dictionary;
  HPDF_Dict new_dictionary();
  std::string& tail_of(HPDF_Dict raw);
  /// `created`, unless libharu gave nothing or has noted an error since (its codes are sticky, its low calls silent).
  template <typename T>
  T checked(T created) const;
  void check_status(HPDF_STATUS status) const;

  Arena arena_;
  Arena* outer_;
  HPDF_Error_Rec error_{};
  HPDF_MMgr memory_ = nullptr;
  HPDF_Xref xref_ = nullptr;
  HPDF_Stream sink_ = nullptr;
  std::deque<std::string> tails_;
  std::vector<Bytes> streams_;
};

}  // namespace livret::pdf
