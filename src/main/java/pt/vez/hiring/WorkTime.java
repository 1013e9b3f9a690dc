package pt.vez.hiring;

/** When a candidate could work. */
public enum WorkTime {
    MORNINGS,
    AFTERNOONS,
    EVENINGS,
    WEEKENDS
}
