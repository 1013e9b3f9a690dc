package pt.vez.casework;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

@Embeddable
public record CaseId(UUID value) implements Serializable {}
