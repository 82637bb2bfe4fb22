#pragma once

namespace livret::scale {

/// Powers of a base and the logarithms to it, mirrored on a negative domain: `−log(−x)`. Exact for powers of ten.
class Powers {
 public:
  enum class Sign { Positive, Negative };
  Powers(double base, Sign sign) : base_(base), sign_(sign) {}

  double logarithm(double x) const { return sign_ == Sign::Negative ? -plain_logarithm(-x) : plain_logarithm(x); }
  double power(double x) const { return sign_ == Sign::Negative ? -plain_power(-x) : plain_power(x); }

 private:
  double plain_logarithm(double x) const;
  double plain_power(double x) const;

  double base_;
  Sign sign_;
};

}  // namespace livret::scale
