// Validates PDF files with the veraPDF engine: java … VeraCheck <flavour> <file> [<flavour> <file>]…, flavour 2a, ua1 or another.
//
// Starting the engine takes longer than a page, so one run takes many files. For each it prints PASS or FAIL with flavour and
// file, then the failed clauses; it ends with 1 when anything failed. It never repairs a file and never prints PASS without
// having run assertions.

import java.io.FileInputStream;
import java.io.InputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public final class VeraCheck {
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0 || arguments.length % 2 != 0) {
            throw new IllegalArgumentException("a flavour and a file, then another such pair");
        }
        VeraGreenfieldFoundryProvider.initialise();
        boolean all = true;
        for (int pair = 0; pair < arguments.length; pair += 2) {
            all &= passes(arguments[pair], arguments[pair + 1]);
        }
        System.exit(all ? 0 : 1);
    }

    private static boolean passes(String profile, String path) throws Exception {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(profile);
        if (flavour == PDFAFlavour.NO_FLAVOUR) {
            throw new IllegalArgumentException("no profile is called " + profile);
        }
        try (InputStream file = new FileInputStream(path);
                PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            boolean pass = result.isCompliant() && result.getTotalAssertions() > 0;
            System.out.println((pass ? "PASS " : "FAIL ") + flavour.getId() + " " + path + " " + result.getTotalAssertions());
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    System.out.println("  " + assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber()
                        + " " + assertion.getMessage());
                }
            }
            return pass;
        }
    }
}
