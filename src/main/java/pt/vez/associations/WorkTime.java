package pt.vez.associations;

/** When a candidate could work. */
public enum WorkTime {
    MORNINGS,
    AFTERNOONS,
    EVENINGS,
    WEEKENDS
}
