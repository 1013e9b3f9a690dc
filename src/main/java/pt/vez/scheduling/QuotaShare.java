package pt.vez.scheduling;

/** Shares of the seats of a centre, in percent; the rest is public. */
public record QuotaShare(int assistedPercent, int reservePercent) {
    /** Until an administrator decides, every seat is public. */
    public static final QuotaShare NONE = new QuotaShare(0, 0);

    /** One seat in ten for the counter, one in twenty for the reserve. */
    public static final QuotaShare USUAL = new QuotaShare(10, 5);
}
