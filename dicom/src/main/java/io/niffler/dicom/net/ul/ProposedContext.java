package io.niffler.dicom.net.ul;

import java.util.List;

/** A presentation context of an A-ASSOCIATE-RQ (PS3.8 9.3.2.2). */
public record ProposedContext(int id, String abstractSyntax, List<String> transferSyntaxes) {}
