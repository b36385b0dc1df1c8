-- CreateIndex
CREATE INDEX "Agreement_type_signedOn_idx" ON "Agreement"("type", "signedOn");
