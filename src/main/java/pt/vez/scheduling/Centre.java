package pt.vez.scheduling;

/** A service centre (<i>posto de atendimento</i>). */
public record Centre(CentreId id, CentreData data, int desks) {}
