/**
 * The facts about Secrets that the operator keeps. Nothing in this package holds a private key, or
 * its text, longer than it takes to check it.
 */
@NullMarked
package io.streambus.operator.certificates.secret;

import org.jspecify.annotations.NullMarked;
