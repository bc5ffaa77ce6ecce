package io.niffler.jobs.metadata.features;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.NumberText;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.data.ValueElement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDecimal128;
import org.bson.BsonDouble;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/** Values of elements as typed BSON values. */
final class FeatureValues {
    /** The longest value in bytes that becomes a field. */
    static final int MAX_VALUE_BYTES = 16 << 10;

    /** The most values of one element that become an array. */
    static final int MAX_VALUES = 1_024;

    private static final BsonString NOT_A_NUMBER = new BsonString("NaN");

    private final boolean compatible;

    /** @param compatible whether to write the original Niffler's types, see {@link FeatureDocuments} */
    FeatureValues(boolean compatible) {
        this.compatible = compatible;
    }

    /** What stands for an attribute that is present without a value. */
    BsonValue empty() {
        return compatible ? NOT_A_NUMBER : BsonNull.VALUE;
    }

    /** The value or values of an element that has some; null when there are too many. */
    BsonValue of(ValueElement read, DataSet holder) {
        ValueElement element = PrivateElements.withKnownVr(read, holder);
        List<String> texts = element.strings(holder.characterSet());
        if (texts.size() > MAX_VALUES) {
            return null;
        }
        if (texts.isEmpty()) {
            return new BsonBinary(element.littleEndianBytes());
        }
        if (texts.stream().allMatch(String::isEmpty)) {
            return empty();
        }
        List<BsonValue> values = new ArrayList<>(texts.size());
        double[] floats = element.vr().isFloat() ? element.doubles() : null;
        for (int i = 0; i < texts.size(); i++) {
            values.add(floats == null || compatible ? of(element.vr(), texts.get(i)) : new BsonDouble(floats[i]));
        }
        return values.size() == 1 ? values.get(0) : new BsonArray(values);
    }

    /** A number that cannot be read as one stays text: what was sent is not lost, and no number is made up. */
    private BsonValue of(VR vr, String text) {
        if (text.isEmpty()) {
            return empty();
        }
        if (vr == VR.DS) {
            OptionalDouble number = NumberText.parseDouble(text);
            return number.isPresent() ? new BsonDouble(number.getAsDouble()) : new BsonString(text);
        }
        if (!compatible && (vr == VR.IS || (vr.isInteger() && vr != VR.AT))) {
            OptionalLong number = NumberText.parseLong(text);
            return number.isPresent() ? new BsonInt64(number.getAsLong()) : beyondLong(vr, text);
        }
        return new BsonString(text);
    }

    private static BsonValue beyondLong(VR vr, String text) {
        return vr == VR.UV ? new BsonDecimal128(new Decimal128(new BigDecimal(text))) : new BsonString(text);
    }
}
