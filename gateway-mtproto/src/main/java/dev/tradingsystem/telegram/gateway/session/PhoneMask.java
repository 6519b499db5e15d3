package dev.tradingsystem.telegram.gateway.session;

/// A phone number as it may be shown: enough to know one's own, too little to use.
final class PhoneMask {

    private static final int COUNTRY = 2;
    private static final int LONG = 10;

    private PhoneMask() {}

    /// `+5511987654321` becomes `+55 ** *****-4321`.
    static String of(String phone) {
        String digits = phone.replaceAll("\\D", "");
        int end = digits.length() >= LONG ? 4 : 2;
        if (digits.length() <= COUNTRY + end) {
            return "+" + "*".repeat(digits.length());
        }
        int hidden = digits.length() - COUNTRY - end;
        String stars = hidden > 2 ? "** " + "*".repeat(hidden - 2) : "*".repeat(hidden);
        return "+%s %s-%s".formatted(digits.substring(0, COUNTRY), stars, digits.substring(digits.length() - end));
    }
}
