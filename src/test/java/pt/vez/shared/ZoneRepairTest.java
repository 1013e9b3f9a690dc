package pt.vez.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pt.vez.biometrics.Zones;

/** The specimens are those of ICAO Doc 9303 parts 4, 5 and 6. */
class ZoneRepairTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final String PASSPORT = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";
    private static final String SHEET = "D231458907UTO7408122F1204159<<<<<<<6";
    private static final String CARD = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6";

    private static Optional<ZoneReading> read(String seen) {
        return ZoneRepair.read(seen, TODAY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PASSPORT,
                "REPUBLIC OF UTOPIA\nPASSPORT 1\nP<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n" + PASSPORT,
                "L898902C36UTO 7408122 F1204159 ZE184226B <<<<<10",
                "l898902c36uto7408122f1204159ze184226b«««10",
                // Fillers miscounted both ways, and something of the rim before the line.
                "L898902C36UTO7408122F1204159ZE184226B<<<10",
                "L898902C36UTO7408122F1204159ZE184226B<<<<<<<<10",
                "I1 L898902C36UTO7408122F1204159ZE184226B<<<<<10"
            })
    void findsTheLineAmongWhatIsAroundIt(String seen) {
        assertThat(read(seen)).hasValueSatisfying(found -> {
            assertThat(found.zone()).isEqualTo(PASSPORT);
            assertThat(found.corrected()).isZero();
            assertThat(found.document().number()).isEqualTo("L898902C3");
        });
    }

    @Test
    void aNameCountsOnlyAsItIsPrinted() {
        String clear = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n";
        assertThat(read(clear + PASSPORT))
                .hasValueSatisfying(found -> assertThat(found.name()).isEqualTo("Anna Maria Eriksson"));
        // A filler read as a letter would become a name, and a digit is none.
        for (String unclear : new String[] {
            "P<UTOERIKSSON<<ANNA<MARIA<<<<<<K<<<<<<<<<<<<\n", "P<UTOERIKSS0N<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n", ""
        }) {
            assertThat(read(unclear + PASSPORT))
                    .hasValueSatisfying(found -> assertThat(found.name()).isNull());
        }
    }

    @Test
    void aDigitReadTwiceAfterFillersIsNoneOfThem() {
        String line = Zones.passport("B5469387", "BRA", LocalDate.of(1988, 3, 4), LocalDate.of(2029, 11, 24));
        assertThat(read(line.substring(0, 40) + "0" + line.substring(42)))
                .hasValueSatisfying(found -> assertThat(found.zone()).isEqualTo(line));
    }

    @Test
    void findsCardsAndSheets() {
        assertThat(read("UTOPIA\n" + CARD + "\nERIKSSON<<ANNA<MARIA<<<<<<<<<<"))
                .hasValueSatisfying(found -> assertThat(found.zone()).isEqualTo(CARD.replace("\n", "")));
        assertThat(read("I<UTOD231458907<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<<<6"))
                .hasValueSatisfying(found -> assertThat(found.zone()).isEqualTo(CARD.replace("\n", "")));
        assertThat(read("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\n" + SHEET)).hasValueSatisfying(found -> {
            assertThat(found.zone()).isEqualTo(SHEET);
            assertThat(found.document().layout()).isEqualTo(Mrz.Layout.TD2);
        });
    }

    @ParameterizedTest
    @CsvSource({
        // Dates and check digits are digits, nationalities are letters.
        "L898902C36UTO74O8122F1204159ZE184226B<<<<<10, 1",
        "L898902C36UT07408I22F12O4159ZE184226B<<<<<1O, 4",
        // One look-alike in the number.
        "L8989O2C36UTO7408122F1204159ZE184226B<<<<<10, 1",
        // A filler taken for a letter, among fillers.
        "L898902C36UTO7408122F1204159ZE184226B<<C<<10, 1"
    })
    void correctsWhatTheCheckDigitsProve(String seen, int corrected) {
        assertThat(read(seen)).hasValueSatisfying(found -> {
            assertThat(found.zone()).isEqualTo(PASSPORT);
            assertThat(found.corrected()).isEqualTo(corrected);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "NOTHING TO SEE HERE, NOT ONE LINE OF A DOCUMENT",
                // Another letter is no look-alike.
                "L898902C36UTO7408122M1204159ZE184226X<<<<<10",
                "X898902C36UTO7408122F1204159ZE184226B<<<<<10",
                // Two look-alikes, and one that another exchange would explain as well.
                "L8989OZC36UTO7408122F1204159ZE184226B<<<<<10",
                "L89B902C36UTO7408122F1204159ZE184226B<<<<<10",
                // A wrong date stays wrong.
                "L898902C36UTO7408123F1204159ZE184226B<<<<<10",
                "L898902C36UTO7408122F1204159ZE184226B<<<<<11"
            })
    void leavesWhatIsNotProved(String seen) {
        assertThat(read(seen)).isEmpty();
    }

    @Test
    void whereTwoExchangesFitNoneIsTaken() {
        // An O at the first or at the fourth place changes the sum alike, so the digit cannot tell which 0 was an O.
        String line = Zones.passport("O120345", "BRA", LocalDate.of(1990, 5, 17), TODAY.plusYears(2));
        assertThat(read("0120345" + line.substring(7))).isEmpty();
        String other = Zones.passport("XO12345", "BRA", LocalDate.of(1990, 5, 17), TODAY.plusYears(2));
        assertThat(read("X012345" + other.substring(7)))
                .hasValueSatisfying(found -> assertThat(found.zone()).isEqualTo(other));
    }

    /** What the reader made of drawn pages, letter by letter. */
    @ParameterizedTest
    @CsvSource({
        "L898902C36UT07408122F1204159ZE184226B<<K<<10, L898902C3, TD3",
        "YC01258056BRA9005178F2911249<<<<<<<<<<<<<<08, '', TD3",
        "YCO012580S6BRA9005178F2911249<<<<<<<K<K<KLLLK08, '', TD3",
        "YCO12580S6BRA9005178F2911249<<<<<<<K<K<KLLLK08, YC012580S, TD3",
        "D231458907UT07408122F1204159<<<<K<KLKK6, D23145890, TD2",
        "IKUTOD231458907<<<<<K<<K<LKLLLLKLKL|7408122F1204159UT0<<<<K<K<KLK<<KK6, D23145890, TD1",
        "I<UTOD231458907<<<<<<<<<<<<<<<|7408122F1204159UT0<<<<<<<<<<<, D23145890, TD1",
        "I<UTOD231458907<<<<<<<<<<<<<<<|7408122F1204159UT0<<<<<<<<<<<E, D23145890, TD1",
        "I<UTOD231458907X12<<<<<<<<<<<<|7408122F1204159UT0<<<<<<<<<<<E, '', TD1",
        // A passport whose fillers were swallowed is no sheet.
        "J267822978NPL7303076F3505252<<<<<0B5, '', TD2",
        "P<NPLSILVA<<ANA<MARIA<<<<<<|J267822978NPL7303076F3505252<<<<<<<5, '', TD2",
        "1I<UTOD231458907<<<<<<<<<<<<<<<|17408122F1204159UT0<<<<<<<<<<<6, D23145890, TD1",
        "I<KUTOD231458907<<<<<<<<<<<<<<<|7408122F1204159UT0<<<<<<<<<<<6, D23145890, TD1"
    })
    void readsRowsOfFillersWhateverTheyWereTakenFor(String seen, String number, Mrz.Layout layout) {
        Optional<ZoneReading> found = read(seen.replace('|', '\n'));
        if (number.isEmpty()) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).hasValueSatisfying(reading -> {
                assertThat(reading.document().number()).isEqualTo(number);
                assertThat(reading.document().layout()).isEqualTo(layout);
                if (layout == Mrz.Layout.TD1) {
                    assertThat(reading.zone()).isEqualTo(CARD.replace("\n", ""));
                }
            });
        }
    }

    @Test
    void aNumberThatEndsWithKIsShownAsUnproved() {
        String line = Zones.passport("AB12345", "BRA", LocalDate.of(1990, 5, 17), TODAY.plusYears(2));
        // No check digit tells this K from the filler that was there.
        assertThat(read("AB12345K" + line.substring(8)))
                .hasValueSatisfying(found -> assertThat(found.endUnproved()).isTrue());
        assertThat(read(line))
                .hasValueSatisfying(found -> assertThat(found.endUnproved()).isFalse());
    }

    /** Whatever is read, nothing comes out that the check digits of the document do not confirm. */
    @Test
    void noiseIsNeverTakenForADocument() {
        var random = new Random(9303);
        String signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<";
        for (int i = 0; i < 20_000; i++) {
            var line = new StringBuilder();
            for (int k = 0; k < 36 + random.nextInt(12); k++) {
                line.append(signs.charAt(random.nextInt(signs.length())));
            }
            assertThat(read(line.toString())).as("%s", line).isEmpty();
        }
    }
}
