/** Makes the CRD from the model, and compares it with the approved one. */
@NullMarked
package io.streambus.api.crd;

import org.jspecify.annotations.NullMarked;
