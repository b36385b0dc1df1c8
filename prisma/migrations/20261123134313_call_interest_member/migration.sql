-- CreateIndex
CREATE INDEX "CallInterest_memberId_idx" ON "CallInterest"("memberId");
