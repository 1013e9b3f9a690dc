package pt.vez.rota;

import pt.vez.shared.InvalidInput;

/** A duty breaks a rule; the message names it. */
public class DutyRefused extends InvalidInput {
    private final RotaRule rule;

    public DutyRefused(RotaRule rule) {
        super("enum.RotaRule." + rule.name());
        this.rule = rule;
    }

    public RotaRule rule() {
        return rule;
    }
}
