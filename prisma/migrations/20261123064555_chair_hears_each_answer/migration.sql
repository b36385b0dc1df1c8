-- AlterTable
ALTER TABLE "CommitteeSeat" ADD COLUMN     "hearsAll" BOOLEAN NOT NULL DEFAULT false;
